import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useId } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Section, useColumnName, useDraft } from '../../ui/index.ts';
import styles from '../case/case.module.css';
import { Refusal } from '../case/refusal.tsx';
import { designationsQuery } from '../designations/queries.ts';
import { DesignationMark } from '../designations/status-mark.tsx';
import { words } from './words.ts';

type Holder = Schema['Attribute']['holders'][number];

/** What was proposed and decided about an attribute, and, for who may, proposing one of its holders as the original. */
export function Designating({ attribute }: { attribute: Schema['Attribute'] }) {
  const t = words.use();
  const columnName = useColumnName();
  const mayRead = useMay('designation.read');
  const mayPropose = useMay('designation.propose');
  const { data } = useQuery({ ...designationsQuery({ attribute: attribute.id }), enabled: mayRead });
  if (!mayPropose && !data?.total) return null;
  return (
    <Section title={t('propose')} note={t('proposeNote')}>
      <ul aria-label={t('earlier')} hidden={!data?.total}>
        {data?.items.map(({ id, status, original }) => (
          <li key={id}>
            <Link to="/designations/$id" params={{ id }}>
              {columnName(original)}
            </Link>{' '}
            <DesignationMark status={status} />
          </li>
        ))}
      </ul>
      {mayPropose && <ProposeForm attribute={attribute} />}
    </Section>
  );
}

function ProposeForm({ attribute }: { attribute: Schema['Attribute'] }) {
  const t = words.use();
  const columnName = useColumnName();
  const labelOf = ({ databaseId, database, table, column }: Holder) => columnName({ database: databaseId, table, column }, database);
  const field = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [{ column, reason }, change, forget] = useDraft(`propose.${attribute.id}`, { column: '', reason: '' });
  const holder = attribute.holders.find((one) => named(one) === column);
  const propose = useMutation({
    mutationFn: async ({ databaseId, table, column: name }: Holder) => {
      const run = await dataOf(client.GET('/api/v1/runs/{id}', { params: { path: { id: 'latest' } } }));
      const original = { database: databaseId, table, column: name };
      return dataOf(client.POST('/api/v1/designations', { body: { run: run.id, attribute: attribute.id, original, ...(reason && { reason }) } }));
    },
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ['designations'] });
      await navigate({ to: '/designations/$id', params: { id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (holder) propose.mutate(holder);
  };
  return (
    <form onSubmit={submit} className={styles.actions}>
      <label htmlFor={`${field}-column`} className={styles.field}>
        {t('choose')}
        <Select
          id={`${field}-column`}
          value={column || null}
          options={attribute.holders.map((one) => ({ value: named(one), label: labelOf(one) }))}
          onChange={(value: string) => change({ column: value })}
        />
      </label>
      <label htmlFor={`${field}-reason`} className={styles.field}>
        {t('reason')}
        <Input.TextArea id={`${field}-reason`} maxLength={2000} value={reason} onChange={(event) => change({ reason: event.target.value })} />
      </label>
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" disabled={!holder} loading={propose.isPending}>
          {holder ? t('send', { original: labelOf(holder) }) : t('sendNothing')}
        </Button>
      </div>
      {propose.isError && <Refusal error={propose.error} />}
    </form>
  );
}

const named = ({ databaseId, table, column }: Holder) => `${databaseId}.${table}.${column}`;
