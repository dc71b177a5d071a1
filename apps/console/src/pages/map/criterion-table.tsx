import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { type Criterion, DataTable, Score, useFormat } from '../../ui/index.ts';
import type { Place } from './places.ts';
import { useNoShare } from './use-no-share.ts';
import { words } from './words.ts';

interface CriterionTableProps {
  places: readonly Place[];
  communes: readonly Schema['CommuneMeasures'][];
  criterion: Criterion;
  database: string | undefined;
  /** Why a commune that the register tells nothing of has no number. */
  unknown: 'NO_RECORDS' | 'NO_PLACE';
}

type Measured = Schema['CommuneMeasures']['criteria'][Criterion] & { place: Place };

/** The same as the map, to be read: the worst first, those without a number with the reason last. */
export function CriterionTable({ places, communes, criterion, database, unknown }: CriterionTableProps) {
  const t = words.use();
  const format = useFormat();
  const why = useNoShare();
  const byId = new Map(communes.map(({ id, criteria }) => [id, criteria[criterion]]));
  const rows = places.map(
    (place): Measured => ({ place, ...(byId.get(`c${place.code}`) ?? { records: null, faulty: null, share: null, reasonCode: unknown }) }),
  );
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  return (
    <DataTable<Measured>
      label={t('title')}
      rows={rows.toSorted((one, other) => (one.share ?? 101) - (other.share ?? 101) || one.place.name.localeCompare(other.place.name, 'vi'))}
      rowKey={({ place }) => place.code}
      columns={[
        { title: t('unit'), key: 'unit', render: (_, { place }) => place.name },
        {
          title: t('share'),
          key: 'share',
          render: (_, { share, reasonCode }) => <Score score={share} reason={why(reasonCode)} />,
          align: 'right',
          width: 136,
        },
        {
          title: t('faulty'),
          key: 'faulty',
          render: (_, { place, faulty }) =>
            faulty ? (
              <Link to="/discrepancies" search={{ unit: `c${place.code}`, criterion, unsettled: true, ...(database && { database }) }}>
                {number(faulty)}
              </Link>
            ) : (
              number(faulty)
            ),
          align: 'right',
          width: 136,
        },
        { title: t('records'), key: 'records', render: (_, { records }) => number(records), align: 'right', width: 136 },
        { title: t('why'), key: 'why', render: (_, { share, reasonCode }) => (share === null ? why(reasonCode) : '') },
      ]}
    />
  );
}
