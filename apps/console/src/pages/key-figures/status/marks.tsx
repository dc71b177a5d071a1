import type { Schema } from '../../../api/client.ts';
import { useFormat } from '../../../ui/index.ts';
import { keyFigureWords } from './words.ts';

type Figure = Schema['KeyFigure'];

const shapes: Readonly<Record<Figure['status'], string>> = { met: '●', 'on-path': '●', behind: '▲', missed: '■', open: '○', 'not-measured': '' };
const colours: Readonly<Record<Figure['status'], string | undefined>> = {
  ...{ met: 'var(--good)', 'on-path': 'var(--good)', behind: 'var(--fair)', missed: 'var(--poor)', open: undefined, 'not-measured': undefined },
};

/** Where a key figure stands against its path, by shape and word. */
export function StatusMark({ status }: { status: Figure['status'] }) {
  const t = keyFigureWords.use();
  return (
    <span style={{ color: colours[status], whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{shapes[status]}</span> {t(status)}
    </span>
  );
}

/** A value in its unit; hatched and with its reason where nothing was measured. */
export function FigureValue({ figure: { value, unit, reason } }: { figure: Pick<Figure, 'value' | 'unit' | 'reason'> }) {
  const t = keyFigureWords.use();
  const written = useWritten();
  if (value !== null) return <strong className="figures">{written(value, unit)}</strong>;
  return <span className="not-measured">{reason ? t(reason) : t('not-measured')}</span>;
}

/** How a value is written in its unit. */
export function useWritten(): (value: number, unit: Figure['unit']) => string {
  const format = useFormat();
  return (value, unit) => {
    const decimals = Number.isInteger(value) ? 0 : 1;
    return unit === 'percent' ? `${format.number(value, decimals)}%` : format.number(value, decimals);
  };
}
