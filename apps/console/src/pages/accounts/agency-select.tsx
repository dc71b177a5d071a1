import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';

type Agency = Schema['Agency'];

/** Finds an agency by a part of its name, with or without accents. */
export function AgencySelect({ id, onChange }: { id?: string; onChange?: (agency: Agency | undefined) => void }) {
  const [typed, setTyped] = useState('');
  const query = { page: 1, pageSize: 20, ...(typed && { search: typed }) };
  const { data, isFetching } = useQuery({
    queryKey: ['agencies', 'choice', query],
    queryFn: () => dataOf(client.GET('/api/v1/agencies', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      {...(id && { id })}
      showSearch
      filterOption={false}
      onSearch={setTyped}
      loading={isFetching}
      options={data?.items.map((agency) => ({ value: agency.id, label: agency.name })) ?? []}
      onChange={(chosen: string) => onChange?.(data?.items.find((agency) => agency.id === chosen))}
    />
  );
}
