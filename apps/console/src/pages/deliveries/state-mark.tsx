import type { Schema } from '../../api/client.ts';
import { words } from './words.ts';

const looks: Record<Schema['DeliveryState'], readonly [shape: string, colour: string | undefined]> = {
  queued: ['○', undefined],
  claimed: ['◐', undefined],
  handing: ['◐', undefined],
  sent: ['●', 'var(--good)'],
  failed: ['■', 'var(--poor)'],
  uncertain: ['▲', 'var(--fair)'],
  cancelled: ['–', undefined],
};

/** What became of a letter or a call: a shape and a word. */
export function StateMark({ state }: { state: Schema['DeliveryState'] }) {
  const t = words.use();
  const [shape, color] = looks[state];
  return (
    <span style={{ color }}>
      <span aria-hidden="true">{shape}</span> {t(state)}
    </span>
  );
}
