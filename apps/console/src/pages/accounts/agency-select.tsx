import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';

type Agency = Schema['Agency'];

/** Finds an agency by a part of its name, with or without accents. */
export function AgencySelect({ id, chosen, onChange }: { id?: string; chosen?: Agency; onChange?: (agency: Agency | undefined) => void }) {
  const [typed, setTyped] = useState('');
  const query = { page: 1, pageSize: 20, ...(typed && { search: typed }) };
  const { data, isFetching } = useQuery({
    queryKey: ['agencies', 'choice', query],
    queryFn: () => dataOf(client.GET('/api/v1/agencies', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const found = data?.items ?? [];
  const offered = chosen && !found.some((agency) => agency.id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      {...(id && { id })}
      showSearch
      filterOption={false}
      onSearch={setTyped}
      loading={isFetching}
      value={chosen?.id ?? null}
      options={offered.map((agency) => ({ value: agency.id, label: agency.name }))}
      onChange={(value: string) => onChange?.(offered.find((agency) => agency.id === value))}
    />
  );
}
