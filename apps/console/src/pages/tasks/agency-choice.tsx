import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { client, dataOf } from '../../api/client.ts';

interface AgencyChoiceProps {
  id?: string;
  label?: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  className?: string | undefined;
}

/** Finds an agency by a part of its name, with or without accents; the one chosen is named also after a reload. */
export function AgencyChoice({ id, label, value, onChange, className }: AgencyChoiceProps) {
  const { options, isFetching, onSearch } = useAgencies(value ? [value] : []);
  return (
    <Select
      {...(id && { id })}
      {...(label && { 'aria-label': label, placeholder: label })}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      loading={isFetching}
      value={value ?? null}
      options={options}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      {...(className && { className })}
    />
  );
}

/** Finds several agencies. */
export function AgenciesChoice({ id, value, onChange }: { id: string; value: readonly string[]; onChange: (ids: string[]) => void }) {
  const { options, isFetching, onSearch } = useAgencies(value);
  return (
    <Select
      mode="multiple"
      id={id}
      showSearch={{ filterOption: false, onSearch }}
      loading={isFetching}
      value={[...value]}
      options={options}
      onChange={onChange}
    />
  );
}

function useAgencies(chosen: readonly string[]) {
  const [typed, setTyped] = useState('');
  const query = { page: 1, pageSize: 20, ...(typed && { search: typed }) };
  const { data, isFetching } = useQuery({
    queryKey: ['agencies', 'choice', query],
    queryFn: () => dataOf(client.GET('/api/v1/agencies', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const named = useQuery({
    queryKey: ['agencies', 'named', chosen],
    queryFn: () => Promise.all(chosen.map((id) => dataOf(client.GET('/api/v1/agencies/{id}', { params: { path: { id } } })))),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
  });
  const options = new Map([...(named.data ?? []), ...(data?.items ?? [])].map(({ id, name }) => [id, name]));
  return { options: [...options].map(([value, label]) => ({ value, label })), isFetching, onSearch: setTyped };
}
