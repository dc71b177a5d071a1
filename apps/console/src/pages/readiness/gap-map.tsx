import { useMemo } from 'react';
import type { Schema } from '../../api/client.ts';
import { Section } from '../../ui/index.ts';
import { draw } from '../map/cells.ts';
import mapStyles from '../map/map.module.css';
import type { Place } from '../map/places.ts';
import { words } from './words.ts';

interface GapMapProps {
  places: readonly Place[];
  gaps: Schema['ReadinessGaps'];
  /** A gap: where it is; without one, how many gaps each commune has. */
  chosen: string | undefined;
  province: string;
}

const ink = (share: number) => `color-mix(in srgb, var(--accent) ${Math.round(80 * share)}%, var(--sheet))`;

/** The communes of a province by what they lack; hatched where a commune has not answered. The table below says the same to everyone. */
export function GapMap({ places, gaps, chosen, province }: GapMapProps) {
  const t = words.use();
  const { cells, far, width, height } = useMemo(() => draw(places), [places]);
  const byCommune = new Map(gaps.byUnit.flatMap((unit) => (unit.commune ? [[unit.commune, unit] as const] : [])));
  const counted = (unit: Schema['ReadinessUnitGaps']) => (chosen ? Number(unit.gaps.some(({ id }) => id === chosen)) : unit.gaps.length);
  const most = Math.max(1, ...gaps.byUnit.map(counted));
  const look = (code: string) => {
    const unit = byCommune.get(code);
    if (!unit?.measured) return { fill: 'url(#not-answered)', told: t('notAnswered') };
    const count = counted(unit);
    return { fill: ink(count / most), told: chosen ? t(count > 0 ? 'hasGap' : 'hasNot') : t('countOfGaps', { count }) };
  };
  const name = gaps.byGap.find(({ id }) => id === chosen)?.name;
  return (
    <Section title={name ?? t('allGaps')}>
      <figure className={mapStyles.figure}>
        <svg viewBox={`0 0 ${width} ${height + 8}`} className={mapStyles.map} aria-hidden="true">
          <defs>
            <pattern id="not-answered" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
              <rect width="6" height="6" fill="var(--sheet)" />
              <line x1="0" y1="0" x2="6" y2="0" stroke="var(--line)" strokeWidth="1.5" />
            </pattern>
          </defs>
          {cells.map(({ place, path }) => {
            const { fill, told } = look(place.code);
            return (
              <path key={place.code} d={path} fill={fill} className={mapStyles.cell}>
                <title>{`${place.name}: ${told}`}</title>
              </path>
            );
          })}
        </svg>
        <figcaption className={mapStyles.legend}>
          <span>{t('caption', { province })}</span>
          <span>
            <i className="not-measured" /> {t('notAnswered')}
          </span>
          {(chosen ? [0, 1] : [0, Math.ceil(most / 2), most]).map((count) => (
            <span key={count}>
              <i style={{ background: ink(count / most) }} /> {chosen ? t(count > 0 ? 'hasGap' : 'hasNot') : t('countOfGaps', { count })}
            </span>
          ))}
          {far.map((place) => (
            <span key={place.code}>
              <i style={{ background: look(place.code).fill.startsWith('url') ? 'transparent' : look(place.code).fill }} /> {place.name}:{' '}
              {look(place.code).told}
            </span>
          ))}
        </figcaption>
      </figure>
    </Section>
  );
}
