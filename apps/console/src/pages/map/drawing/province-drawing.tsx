import { type ReactNode, useId, useMemo } from 'react';
import type { Place } from '../places.ts';
import { draw } from './cells.ts';
import styles from './province-drawing.module.css';

/** How a commune is drawn. */
export interface Look {
  /** How many per cent of the map's colour it takes; `null`, hatched, where nothing is known of it. */
  percent: number | null;
  /** What is known of it, in words. */
  told: string;
  /** A figure that stands in its cell. */
  figure?: string | undefined;
}

interface ProvinceDrawingProps {
  places: readonly Place[];
  look: (place: Place) => Look;
  /** Makes what is drawn of a commune the way to it. */
  wayTo?: (place: Place, drawn: ReactNode) => ReactNode;
  caption: string;
  /** What the hatch means. */
  unknown: string;
  /** What the colours mean, palest first. */
  legend: readonly { percent: number; told: string }[];
}

const ink = (percent: number) => `color-mix(in srgb, var(--accent) ${percent}%, var(--sheet))`;

/**
 * The communes of a province, a cell each, with islands too far out in the legend. It is drawn for eyes and pointers: whoever uses it has a table beside it
 * that says the same to everyone.
 */
export function ProvinceDrawing({ places, look, wayTo = (_, drawn) => drawn, caption, unknown, legend }: ProvinceDrawingProps) {
  const hatch = useId();
  const { cells, far, width, height } = useMemo(() => draw(places), [places]);
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.map} aria-hidden="true">
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <rect width="6" height="6" fill="var(--sheet)" />
            <line x1="0" y1="0" x2="6" y2="0" stroke="var(--line)" strokeWidth="1.5" />
          </pattern>
        </defs>
        {cells.map(({ place, path }) => {
          const { percent, told } = look(place);
          const cell = (
            <path d={path} fill={percent === null ? `url(#${hatch})` : ink(percent)} className={styles.cell}>
              <title>{`${place.name}: ${told}`}</title>
            </path>
          );
          return <g key={place.code}>{wayTo(place, cell)}</g>;
        })}
        {cells.map(({ place, at: [x, y] }) => (
          <text key={place.code} x={x} y={y + 4} className={styles.inCell}>
            {look(place).figure}
          </text>
        ))}
      </svg>
      <figcaption className={styles.legend}>
        <span>{caption}</span>
        <Swatch percent={null}>{unknown}</Swatch>
        {legend.map(({ percent, told }) => (
          <Swatch key={percent} percent={percent}>
            {told}
          </Swatch>
        ))}
        {far.map((place) => {
          const { percent, told } = look(place);
          return (
            <Swatch key={place.code} percent={percent}>
              {wayTo(place, `${place.name}: ${told}`)}
            </Swatch>
          );
        })}
      </figcaption>
    </figure>
  );
}

function Swatch({ percent, children }: { percent: number | null; children: ReactNode }) {
  return (
    <span>
      {percent === null ? <i className="not-measured" /> : <i style={{ background: ink(percent) }} />} {children}
    </span>
  );
}
