import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { Field } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { AgencyChoice } from '../tasks/agency-choice.tsx';
import { headsQuery } from './queries.ts';
import { words } from './words.ts';

/** Names somebody to answer for an agency. */
export function NameHead() {
  const t = words.use();
  const queries = useQueryClient();
  const [agency, setAgency] = useState<string>();
  const [person, setPerson] = useState<string>();
  const [search, setSearch] = useState('');
  const query = { page: 1, pageSize: 20, ...(search && { search }) };
  const people = useQuery({
    queryKey: ['accounts', 'choice', query],
    queryFn: async () => (await dataOf(client.GET('/api/v1/accounts', { params: { query } }))).items,
    placeholderData: keepPreviousData,
  });
  const name = useMutation({
    mutationFn: (told: { agency: string; person: string }) =>
      dataOf(client.PUT('/api/v1/agencies/{id}/head', { params: { path: { id: told.agency } }, body: { personId: told.person } })),
    onSuccess: () => {
      setAgency(undefined);
      setPerson(undefined);
      return queries.invalidateQueries({ queryKey: headsQuery.queryKey });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (agency && person) name.mutate({ agency, person });
  };
  return (
    <form onSubmit={send} className={taskStyles.form} aria-label={t('name')} style={{ maxWidth: 760 }}>
      <div className={taskStyles.pair}>
        <Field label={t('agencyOf')}>{(id) => <AgencyChoice id={id} value={agency} onChange={setAgency} />}</Field>
        <Field label={t('head')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ filterOption: false, onSearch: setSearch }}
              loading={people.isFetching}
              value={person ?? null}
              options={(people.data ?? []).map((one) => ({ value: one.id, label: `${one.name} (${one.login})` }))}
              onChange={(chosen) => setPerson(chosen ?? undefined)}
            />
          )}
        </Field>
      </div>
      <div className={taskStyles.row}>
        <Button type="primary" htmlType="submit" loading={name.isPending} disabled={!agency || !person}>
          {t('name')}
        </Button>
      </div>
      {name.isError && <Refusal error={name.error} />}
    </form>
  );
}
