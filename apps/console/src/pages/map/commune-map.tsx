import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import { draw } from './cells.ts';
import { quantileClasses } from './classes.ts';
import styles from './map.module.css';
import { measured } from './measured.ts';
import type { Place } from './places.ts';
import type { Measure } from './search.ts';
import { words } from './words.ts';

interface CommuneMapProps {
  places: readonly Place[];
  units: readonly Schema['UnitProgress'][];
  measure: Measure;
  province: string;
}

const ink = (percent: number) => `color-mix(in srgb, var(--accent) ${percent}%, var(--sheet))`;

/** The communes of a province by what is measured. It is drawn for eyes and pointers; the table beside it says the same to everyone. */
export function CommuneMap({ places, units, measure, province }: CommuneMapProps) {
  const t = words.use();
  const format = useFormat();
  const { cells, far, width, height } = useMemo(() => draw(places), [places]);
  const byId = new Map(units.map((unit) => [unit.unit.id, measured(unit, measure)]));
  const classes = quantileClasses([...byId.values()]);
  const written = (value: number) => (measure === 'settled' ? `${format.number(value)}%` : format.number(value));
  const percentOf = (value: number) => classes.find(({ from, to }) => value >= from && value <= to)?.percent ?? 0;
  const top = classes.length > 1 ? classes.at(-1) : undefined;
  const look = (code: string) => {
    const value = byId.get(`c${code}`);
    return { value, fill: value === undefined ? 'url(#no-cases)' : ink(percentOf(value)), told: value === undefined ? t('noCases') : written(value) };
  };
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height + (far.length > 0 ? 44 : 0)}`} className={styles.map} aria-hidden="true">
        <defs>
          <pattern id="no-cases" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <rect width="6" height="6" fill="var(--sheet)" />
            <line x1="0" y1="0" x2="6" y2="0" stroke="var(--line)" strokeWidth="1.5" />
          </pattern>
        </defs>
        {cells.map(({ place, path }) => {
          const { fill, told } = look(place.code);
          return (
            <Link key={place.code} to="/cases" search={{ unit: `c${place.code}` }} tabIndex={-1}>
              <path d={path} fill={fill} className={styles.cell}>
                <title>{`${place.name}: ${told}`}</title>
              </path>
            </Link>
          );
        })}
        {cells.map(({ place, at: [x, y] }) => {
          const { value } = look(place.code);
          return (
            top &&
            value !== undefined &&
            value >= top.from && (
              <text key={place.code} x={x} y={y + 4} className={styles.figureText}>
                {written(value)}
              </text>
            )
          );
        })}
        {far.map((place, index) => {
          const { fill, told } = look(place.code);
          return (
            <Link key={place.code} to="/cases" search={{ unit: `c${place.code}` }} tabIndex={-1}>
              <rect x={width - 180} y={height + 8 - index * 36} width="28" height="28" fill={fill} className={styles.cell} />
              <text x={width - 144} y={height + 27 - index * 36} className={styles.farText}>
                {`${place.name}: ${told}`}
              </text>
            </Link>
          );
        })}
      </svg>
      <figcaption className={styles.legend}>
        <span>{t('caption', { province })}</span>
        <span>
          <i className="not-measured" /> {t('noCases')}
        </span>
        <span>
          <i style={{ background: ink(0) }} /> {written(0)}
        </span>
        {classes.map(({ from, to, percent }) => (
          <span key={percent}>
            <i style={{ background: ink(percent) }} /> {from === to ? written(from) : `${written(from)} – ${written(to)}`}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
