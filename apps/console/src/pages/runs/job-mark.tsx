import type { Schema } from '../../api/client.ts';
import { words } from './words.ts';

const shapes = { queued: '○', running: '◐', done: '●', failed: '■', cancelled: '–' } as const;
const colours = { queued: 'var(--muted)', running: 'var(--ink)', done: 'var(--good)', failed: 'var(--poor)', cancelled: 'var(--muted)' } as const;

/** How a job stands, by shape and word. */
export function JobMark({ state }: { state: Schema['JobState'] }) {
  const t = words.use();
  return (
    <span style={{ color: colours[state], whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{shapes[state]}</span> {t(state)}
    </span>
  );
}
