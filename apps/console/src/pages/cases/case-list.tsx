import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { type Column, DataTable, ProblemView, SeverityMark, useFindings, useFormat, useWalk } from '../../ui/index.ts';
import { Bulk } from './bulk.tsx';
import { CaseStatusMark, Due } from './case-status.tsx';
import styles from './cases.module.css';
import { casesQuery } from './queries.ts';
import type { CasesSearch } from './search.ts';
import { Shortcuts } from './shortcuts.tsx';
import { useListKeys } from './use-list-keys.ts';
import { words } from './words.ts';

type Case = Schema['Case'];

/** The cases that fit, to move through, choose from and open. */
export function CaseList({ search }: { search: CasesSearch }) {
  const t = words.use();
  const query = useInfiniteQuery(casesQuery(search));
  const navigate = useNavigate({ from: '/cases' });
  const walk = useWalk<Case>(query, search.end ?? false, (end) => navigate({ search: { ...search, end: end || undefined }, replace: true }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [help, setHelp] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const toggle = useCallback((id: string) => setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id])), []);
  useListKeys({ list, onSelect: toggle, onHelp: useCallback(() => setHelp(true), []) });
  const columns = useColumns();
  const name = useCaseName();
  if (query.isError && !query.data) return <ProblemView error={query.error} retry={query.refetch} />;
  const cases = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div ref={list} className={styles.list}>
      <DataTable<Case>
        label={t('list')}
        rows={walk.rows}
        walk={walk}
        rowKey={(one) => String(one.id)}
        loading={query.isFetching && !query.data}
        empty={t('none')}
        selection={{ chosen, onChange: setChosen, nameOf: (one) => t('choose', { name: name(one) }) }}
        columns={columns}
      />
      <div className={`${styles.keysOf} no-print`}>
        <Button type="text" onClick={() => setHelp(true)}>
          {t('keys')} (?)
        </Button>
      </div>
      <Bulk cases={cases.filter(({ id }) => chosen.includes(String(id)))} onDone={() => setChosen([])} />
      <Shortcuts open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function useCaseName(): (one: Case) => string {
  const found = useFindings();
  return ({ kind, table, column }) => `${found.kind(kind)}: ${table}${column ? `.${column}` : ''}`;
}

function useColumns(): readonly Column<Case>[] {
  const t = words.use();
  const format = useFormat();
  const name = useCaseName();
  return [
    {
      title: t('case'),
      key: 'case',
      render: (_, one: Case) => (
        <>
          <Link to="/cases/$id" params={{ id: String(one.id) }} data-row={one.id}>
            {name(one)}
          </Link>
          <span className={styles.place}>{one.database.name}</span>
        </>
      ),
    },
    { title: t('unit'), key: 'unit', render: (_, { unit, assignee }: Case) => <Unit name={unit.name} assignee={assignee?.name} /> },
    { title: t('status'), key: 'status', render: (_, { status }: Case) => <CaseStatusMark status={status} />, width: 152 },
    { title: t('severity'), key: 'severity', render: (_, { severity }: Case) => <SeverityMark severity={severity} />, width: 88 },
    { title: t('records'), dataIndex: 'records', render: (count: number) => format.number(count), align: 'right', width: 80 },
    {
      title: t('due'),
      key: 'due',
      render: (_, one: Case) => <Due due={one.due} days={one.workingDaysLeft} over={one.status === 'closed'} />,
      align: 'right',
      width: 152,
    },
  ];
}

function Unit({ name, assignee }: { name: string; assignee: string | undefined }) {
  const t = words.use();
  return (
    <>
      {name}
      <span className={styles.place}>{assignee ?? t('nobody')}</span>
    </>
  );
}
