import type { Schema } from '../../api/client.ts';
import { words } from './words.ts';

const shapes: Readonly<Record<Schema['MeetingState'], string>> = { planned: '○', open: '◐', closed: '●', cancelled: '–' };

/** How far a meeting is, by shape and word. */
export function MeetingStateMark({ state }: { state: Schema['MeetingState'] }) {
  const t = words.use();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{shapes[state]}</span> {t(state)}
    </span>
  );
}
