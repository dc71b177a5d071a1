import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

type Unit = Schema['UnitProgress'];

/** The same as the map, to be read: those with most to mend first. */
export function CommuneTable({ units }: { units: readonly Unit[] }) {
  const t = words.use();
  const format = useFormat();
  return (
    <DataTable<Unit>
      label={t('title')}
      rows={units}
      rowKey={({ unit }) => unit.id}
      empty={t('none')}
      columns={[
        {
          title: t('unit'),
          key: 'unit',
          render: (_, { unit }) => (
            <Link to="/cases" search={{ unit: unit.id }}>
              {unit.name}
            </Link>
          ),
        },
        { title: t('open'), key: 'open', render: (_, { records }) => format.number(records.toDo), align: 'right' },
        { title: t('overdue'), key: 'overdue', render: (_, { records }) => format.number(records.overdue), align: 'right' },
        {
          title: t('settled'),
          key: 'settled',
          render: (_, unit) => format.share(unit.records.all ? unit.records.settled / unit.records.all : 0),
          align: 'right',
        },
        { title: t('pace'), key: 'pace', render: (_, { pace }) => format.number(pace, 1), align: 'right' },
      ]}
    />
  );
}
