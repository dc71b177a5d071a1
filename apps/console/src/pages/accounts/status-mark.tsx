import type { Schema } from '../../api/client.ts';
import { words } from './words.ts';

const shapes = { active: '●', invited: '○', disabled: '■' } as const;
const colours = { active: 'var(--good)', invited: 'var(--muted)', disabled: 'var(--poor)' } as const;

/** Whether somebody can sign in, by shape and word. */
export function StatusMark({ status }: { status: Schema['AccountStatus'] }) {
  const t = words.use();
  return (
    <span style={{ color: colours[status], whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{shapes[status]}</span> {t(status)}
    </span>
  );
}
