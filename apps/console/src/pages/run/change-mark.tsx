import { useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

/** From one number to another, and whether that is better: by shape, word and colour. */
export function ChangeMark({ before, after, lessIsBetter = false }: { before: number | null; after: number | null; lessIsBetter?: boolean }) {
  const t = words.use();
  const format = useFormat();
  const written = (value: number | null) => (value === null ? t('notMeasured') : format.number(value, lessIsBetter ? 0 : 1));
  if (before === null || after === null) return <span style={{ color: 'var(--muted)' }}>{`${written(before)} → ${written(after)}`}</span>;
  const verdict = before === after ? 'same' : after > before === lessIsBetter ? 'worse' : 'better';
  const colour = { same: 'var(--muted)', better: 'var(--good)', worse: 'var(--poor)' }[verdict];
  const shape = { same: '=', better: '▲', worse: '▼' }[verdict];
  return (
    <span style={{ color: colour, whiteSpace: 'nowrap' }}>
      {written(before)} → {written(after)} <span aria-hidden="true">{shape}</span>
      <span className="visually-hidden">, {t(verdict)}</span>
    </span>
  );
}
