import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import { quantileClasses } from './classes.ts';
import { type Look, ProvinceDrawing } from './drawing/province-drawing.tsx';
import { type CaseMeasure, measured } from './measured.ts';
import type { Place } from './places.ts';
import { words } from './words.ts';

interface CommuneMapProps {
  places: readonly Place[];
  units: readonly Schema['UnitProgress'][];
  measure: CaseMeasure;
  province: string;
}

/** The communes of a province by what is measured, each a way to its cases. */
export function CommuneMap({ places, units, measure, province }: CommuneMapProps) {
  const t = words.use();
  const format = useFormat();
  const byId = new Map(units.map((unit) => [unit.unit.id, measured(unit, measure)]));
  const classes = quantileClasses([...byId.values()]);
  const written = (value: number) => (measure === 'settled' ? `${format.number(value)}%` : format.number(value));
  const percentOf = (value: number) => classes.find(({ from, to }) => value >= from && value <= to)?.percent ?? 0;
  const top = classes.length > 1 ? classes.at(-1) : undefined;
  const look = ({ code }: Place): Look => {
    const value = byId.get(`c${code}`);
    if (value === undefined) return { percent: null, told: t('noCases') };
    return { percent: percentOf(value), told: written(value), figure: top && value >= top.from ? written(value) : undefined };
  };
  return (
    <ProvinceDrawing
      places={places}
      look={look}
      wayTo={({ code }, drawn) => (
        <Link to="/cases" search={{ unit: `c${code}` }} tabIndex={-1}>
          {drawn}
        </Link>
      )}
      caption={t('caption', { province })}
      unknown={t('noCases')}
      legend={[
        { percent: 0, told: written(0) },
        ...classes.map(({ from, to, percent }) => ({ percent, told: from === to ? written(from) : `${written(from)} – ${written(to)}` })),
      ]}
    />
  );
}
