import type { Schema } from '../../../api/client.ts';
import { useSession } from '../../../api/session.ts';

/** Whether the reader asks for an agency: the round is theirs to open and close. */
export function useAsks(): (agency: Schema['ReadinessRound']['agency']) => boolean {
  const { actions, grants } = useSession();
  return ({ id }) => actions.includes('readiness.change') && grants.some(({ agency }) => agency === 'vn' || agency.split('.').at(-1) === id);
}
