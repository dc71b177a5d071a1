import { RegisterError } from '../register-error.ts';
import type { Action } from './roles.ts';
import { type Role, roles } from './roles.ts';

/** Where something belongs: the agency that answers for it and the territory it concerns, both as paths (`vn.p38.c14758`). */
export interface Place {
  agency: string;
  territory: string;
}

/** A role held in an agency's subtree and a territory. */
export interface Grant extends Place {
  role: Role;
}

/** Who is calling, as the session says. */
export interface Identity {
  accountId: string;
  sessionId: string;
  kind: 'browser' | 'api-key' | 'job';
  name: string;
  language: 'vi' | 'en' | 'id';
  agencyId: string;
  /** Those in force today. */
  grants: readonly Grant[];
  /** An API key can be narrowed to some actions. */
  actions: readonly Action[] | null;
}

/** Where the caller may do this: the scopes of every role that allows it. */
export function scopes(identity: Identity, action: Action): readonly Grant[] {
  if (identity.actions && !identity.actions.includes(action)) return [];
  return identity.grants.filter((grant) => roles[grant.role].may.includes(action));
}

/** Whether the caller may do this there; anywhere at all, without a place. */
export function may(identity: Identity, action: Action, place?: Place): boolean {
  const allowed = scopes(identity, action);
  return place ? allowed.some((scope) => within(scope.agency, place.agency) && within(scope.territory, place.territory)) : allowed.length > 0;
}

/** @throws RegisterError `NOT_ALLOWED` where the caller may not. */
export function require(identity: Identity, action: Action, place?: Place): void {
  if (may(identity, action, place)) return;
  throw new RegisterError('NOT_ALLOWED', place ? 'Your roles do not reach there for this.' : 'None of your roles allows this.', {
    place: action,
    remedy: 'Ask the administrator of your agency for a role that does, or leave it to who holds one.',
  });
}

/** Whether a path lies in a subtree: `vn.p38` holds `vn.p38.c14758` and itself. */
export function within(subtree: string, path: string): boolean {
  return path === subtree || path.startsWith(`${subtree}.`);
}
