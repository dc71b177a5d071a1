import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, Section, useFormat } from '../../ui/index.ts';
import { unitsQuery } from './queries.ts';
import { words } from './words.ts';

type Row = Schema['ReadinessUnitGaps'];

interface UnitsProps {
  round: Schema['ReadinessRound'];
  gaps: Schema['ReadinessGaps'];
  chosen: string | undefined;
}

/** Each unit with what it lacks, or that it has not answered; those with most gaps first. */
export function Units({ round, gaps, chosen }: UnitsProps) {
  const t = words.use();
  const format = useFormat();
  const { data: units } = useQuery(unitsQuery(round.id));
  const stateOf = new Map(units?.map((unit) => [unit.unit.id, unit]));
  const nameOf = new Map(gaps.byGap.map(({ id, name }) => [id, name]));
  const rows = gaps.byUnit
    .filter((unit) => chosen === undefined || unit.gaps.some(({ id }) => id === chosen))
    .sort((one, other) => other.gaps.length - one.gaps.length || Number(one.measured) - Number(other.measured));
  return (
    <Section title={t('units')} note={t('unitsNote', { count: rows.length })}>
      <DataTable<Row>
        label={t('units')}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        empty={t('noUnits')}
        columns={[
          {
            title: t('unit'),
            key: 'unit',
            render: (_, { unit }) => (
              <Link to="/obstacles/readiness/$round/$unit" params={{ round: String(round.id), unit: unit.id }} data-row={unit.id}>
                {unit.name}
              </Link>
            ),
            width: 280,
          },
          {
            title: t('state'),
            key: 'state',
            render: (_, { unit }) => <State unit={stateOf.get(unit.id)} day={format.day} />,
            width: 220,
          },
          {
            title: t('lacks'),
            key: 'gaps',
            render: (_, row) =>
              row.measured ? (
                row.gaps.map(({ id }) => nameOf.get(id) ?? id).join('; ') || t('noneLacking')
              ) : (
                <span className="not-measured">{t('notAnswered')}</span>
              ),
          },
        ]}
      />
    </Section>
  );
}

function State({ unit, day }: { unit: Schema['ReadinessUnit'] | undefined; day: (value: string) => string }) {
  const t = words.use();
  if (!unit) return '…';
  const told = unit.submittedOn ? t('submittedOn', { day: day(unit.submittedOn) }) : t(`state-${unit.state}`);
  return <span style={{ color: unit.late ? 'var(--poor)' : undefined }}>{unit.late ? `■ ${told}, ${t('late')}` : told}</span>;
}
