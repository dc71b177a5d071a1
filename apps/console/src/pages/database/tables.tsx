import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../../api/client.ts';
import { DataTable, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { tablesQuery } from './queries.ts';
import { words } from './words.ts';

type TableRow = Schema['CatalogueTables']['items'][number];

/** The tables of a database as the last run read them. */
export function Tables({ id }: { id: string }) {
  const t = words.use();
  const format = useFormat();
  const { data, error, refetch } = useQuery(tablesQuery(id));
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <Section title={t('tables')}>
      <DataTable<TableRow>
        label={t('tables')}
        rows={data.items}
        rowKey={(table) => table.table}
        columns={[
          { title: t('table'), dataIndex: 'table' },
          { title: t('key'), key: 'key', render: (_, table) => table.recordKey.columns.join(', ') || '–' },
          { title: t('columnCount'), dataIndex: 'columnCount', align: 'right', width: 104 },
          { title: t('rows'), dataIndex: 'rows', render: (rows: number) => format.number(rows), align: 'right', width: 120 },
        ]}
      />
    </Section>
  );
}
