import type { Schema } from '../../api/client.ts';
import { words } from './words.ts';

type Status = Schema['DesignationStatus'];

const shapes: Readonly<Record<Status, string>> = {
  proposed: '○',
  consulting: '◐',
  decided: '◆',
  disputed: '▲',
  refused: '■',
  withdrawn: '–',
  revoked: '–',
};

/** How far the way to a decision is, by shape and word. */
export function DesignationMark({ status }: { status: Status }) {
  const t = words.use();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{shapes[status]}</span> {t(status)}
    </span>
  );
}
