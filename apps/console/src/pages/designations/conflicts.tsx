import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, DataTable, Section, useColumnName, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

type Conflict = Schema['DesignationConflicts']['items'][number];

const keyOf = ({ database, table, column }: Schema['DesignatedColumn']) => `${database}.${table}.${column}`;

/** Decisions in force that the latest survey speaks against. */
export function Conflicts({ conflicts }: { conflicts: readonly Conflict[] }) {
  const t = words.use();
  const format = useFormat();
  const named = useColumnName();
  return (
    <Section title={t('conflicts')} note={t('conflictsNote')}>
      <DataTable<Conflict>
        label={t('conflicts')}
        rows={conflicts}
        rowKey={({ designation, inferred }) => designation + keyOf(inferred)}
        columns={[
          {
            title: t('attribute'),
            key: 'attribute',
            render: (_, { designation, attribute }) => (
              <Link to="/designations/$id" params={{ id: designation }}>
                <AttributeName id={attribute} />
              </Link>
            ),
          },
          { title: t('designated'), key: 'designated', render: (_, { designated }) => `◆ ${named(designated)}` },
          { title: t('inferred'), key: 'inferred', render: (_, { inferred }) => `▲ ${named(inferred)}` },
          { title: t('confidence'), dataIndex: 'confidence', render: (value: number) => format.share(value), align: 'right', width: 96 },
        ]}
      />
    </Section>
  );
}
