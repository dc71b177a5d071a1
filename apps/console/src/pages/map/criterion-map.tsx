import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { type Criterion, useFormat } from '../../ui/index.ts';
import { type Look, ProvinceDrawing } from './drawing/province-drawing.tsx';
import type { Place } from './places.ts';
import { useNoShare } from './use-no-share.ts';
import { words } from './words.ts';

interface CriterionMapProps {
  places: readonly Place[];
  communes: readonly Schema['CommuneMeasures'][];
  criterion: Criterion;
  database: string | undefined;
  province: string;
  unknown: 'NO_RECORDS' | 'NO_PLACE';
}

/** How strongly the drawing is inked from a share down: the grades of scores, and the worst apart. */
const classes = [
  { from: 90, percent: 10, told: '● 90 – 100%' },
  { from: 75, percent: 34, told: '▲ 75 – 90%' },
  { from: 50, percent: 58, told: '■ 50 – 75%' },
  { from: 0, percent: 85, told: '■ 0 – 50%' },
] as const;

/** The communes of a province by the share of their records in which nothing wrong was found, each a way to what was. */
export function CriterionMap({ places, communes, criterion, database, province, unknown }: CriterionMapProps) {
  const t = words.use();
  const format = useFormat();
  const why = useNoShare();
  const byId = new Map(communes.map(({ id, criteria }) => [id, criteria[criterion]]));
  const look = ({ code }: Place): Look => {
    const found = byId.get(`c${code}`);
    if (!found || found.share === null) return { percent: null, told: why(found ? found.reasonCode : unknown) };
    const { share } = found;
    const { percent } = classes.find(({ from }) => share >= from) ?? classes[3];
    const told = `${format.number(share, 1)}%`;
    return { percent, told: t('wrongOf', { share: told, faulty: format.number(found.faulty ?? 0) }), figure: share < 75 ? told : undefined };
  };
  return (
    <ProvinceDrawing
      places={places}
      look={look}
      wayTo={({ code }, drawn) =>
        byId.get(`c${code}`)?.faulty ? (
          <Link to="/discrepancies" search={{ unit: `c${code}`, criterion, unsettled: true, ...(database && { database }) }} tabIndex={-1}>
            {drawn}
          </Link>
        ) : (
          drawn
        )
      }
      caption={t('caption', { province })}
      unknown={t('noShare')}
      legend={classes}
    />
  );
}
