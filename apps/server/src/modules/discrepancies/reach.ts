import { type Identity, may } from '../../access/identity.ts';
import type { Action } from '../../access/roles.ts';

interface Placed {
  /** The unit that answers for it, the owner of the database, the territory: paths. */
  agency: string;
  owner: string;
  territory: string;
}

/** Rights that whoever owns the database has too; mending is for the unit alone. */
const ownersToo: readonly Action[] = ['discrepancy.read', 'case.read', 'case.assign', 'case.verify', 'case.comment'];

/** Whether the caller may do this to a case or a discrepancy: as, or above, the unit that answers for it, or the owner of the database. */
export function mayOn(identity: Identity, right: Action, { agency, owner, territory }: Placed): boolean {
  return may(identity, right, { agency, territory }) || (ownersToo.includes(right) && may(identity, right, { agency: owner, territory }));
}
