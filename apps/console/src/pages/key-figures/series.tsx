import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import { useWritten } from './status/marks.tsx';
import { words } from './words.ts';

type Point = Schema['KeyFigureSeries']['items'][number];

interface SeriesProps {
  points: readonly Point[];
  unit: Schema['KeyFigure']['unit'];
  label: string;
  /** As a small line in a table. */
  small?: boolean;
}

/** A key figure over time as a line, with the path of its targets dashed. The table beside it, or its label, says the same. */
export function Series({ points, unit, label, small = false }: SeriesProps) {
  const t = words.use();
  const format = useFormat();
  const written = useWritten();
  const known = points.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]));
  const asked = points.flatMap(({ day, expected }) => (expected === null ? [] : [{ day, value: expected }]));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return null;
  const [width, height, edge] = small ? [152, 32, 5] : [760, 220, 32];
  const days = [...known, ...asked].map(({ day }) => Date.parse(day));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const values = [...known, ...asked].map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (day: string) => edge + ((Date.parse(day) - from) / Math.max(1, to - from)) * (width - 2 * edge);
  const y = (value: number) => height - edge - ((value - low) / Math.max(0.01, high - low)) * (height - 2 * edge);
  const line = (list: readonly { day: string; value: number }[]) => list.map(({ day, value }) => `${x(day)},${y(value)}`).join(' ');
  const told = t('series', {
    label,
    from: `${written(first.value, unit)} (${format.day(first.day)})`,
    to: `${written(last.value, unit)} (${format.day(last.day)})`,
  });
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={small ? width : '100%'} height={small ? height : undefined} role="img" aria-label={told}>
      <polyline points={line(asked)} fill="none" stroke="var(--muted)" strokeWidth="1.5" strokeDasharray="4 3" />
      <polyline points={line(known)} fill="none" stroke="var(--ink)" strokeWidth={small ? 1.5 : 2} />
      <circle cx={x(last.day)} cy={y(last.value)} r={small ? 3 : 5} fill="var(--accent)" />
      {!small && (
        <g fill="var(--ink)" fontSize="14">
          <text x={x(first.day)} y={y(first.value) - 10}>
            {written(first.value, unit)}
          </text>
          <text x={x(last.day)} y={y(last.value) - 12} textAnchor="end" fontWeight="600">
            {written(last.value, unit)}
          </text>
          <text x={edge} y={height - 6} fill="var(--muted)">
            {format.day(new Date(from).toISOString().slice(0, 10))}
          </text>
          <text x={width - edge} y={height - 6} textAnchor="end" fill="var(--muted)">
            {format.day(new Date(to).toISOString().slice(0, 10))}
          </text>
        </g>
      )}
    </svg>
  );
}
