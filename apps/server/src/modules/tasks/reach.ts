import { type Identity, may } from '../../access/identity.ts';
import type { Action } from '../../access/roles.ts';

/** The agency that leads a task, the one that steers its programme, and the territory: paths. */
interface Placed {
  agency: string;
  owner: string;
  territory: string;
}

/** Whether the caller may do this to a task: working is for the leading agency or above it, judging for who steers the programme. */
export function mayOn(identity: Identity, right: Action, { agency, owner, territory }: Placed): boolean {
  return may(identity, right, { agency: right === 'task.work' ? agency : owner, territory });
}
