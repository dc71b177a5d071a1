import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, Section, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

type Unit = Schema['MeetingReview']['units'][number];

/** Units that are behind, the worst first, and with what. */
export function Units({ units }: { units: readonly Unit[] }) {
  const t = words.use();
  const format = useFormat();
  const number = (value: number) => format.number(value);
  return (
    <Section title={t('units')} note={t('unitsNote')}>
      <DataTable<Unit>
        label={t('units')}
        rows={units}
        rowKey={({ unit }) => unit.id}
        empty={t('noUnits')}
        columns={[
          {
            title: t('unit'),
            key: 'unit',
            render: (_, { unit, grade }) => (
              <>
                <span style={{ color: grade === 'red' ? 'var(--poor)' : 'var(--fair)' }} role="img" aria-label={t(grade)}>
                  {grade === 'red' ? '■' : '▲'}
                </span>{' '}
                <Link to="/tasks" search={{ agency: unit.id, figure: 'overdue' }}>
                  {unit.name}
                </Link>
              </>
            ),
          },
          { title: t('unitOverdue'), dataIndex: 'overdue', render: number, align: 'right', width: 112 },
          { title: t('unitLong'), dataIndex: 'longOverdue', render: number, align: 'right', width: 136 },
          { title: t('unitReturned'), dataIndex: 'returned', render: number, align: 'right', width: 104 },
          { title: t('unitObstacles'), dataIndex: 'obstacles', render: number, align: 'right', width: 136 },
          { title: t('unitCases'), dataIndex: 'cases', render: number, align: 'right', width: 120 },
          { title: t('points'), dataIndex: 'points', render: number, align: 'right', width: 88 },
        ]}
      />
    </Section>
  );
}
