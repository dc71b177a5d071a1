import { may, require } from '../../../access/identity.ts';
import type { Call } from '../../../http/route.ts';
import { readAccount } from '../../accounts/index.ts';
import { readAgency } from '../../agencies/index.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** Agencies that have named somebody, by the tree. Of those that have not, whoever holds the role there is told. */
export async function listHeads({ trx, identity }: Asked) {
  const rows = await store.listHeads(trx);
  const items = rows.map(({ agency, territory, ...row }) => ({
    agency: { id: row.agency_id, name: row.agency_name },
    person: { id: row.account_id, name: row.person },
    mayName: may(identity, 'account.grant', { agency, territory }),
  }));
  return { items };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readHead(asked: Asked, agencyId: string) {
  await readAgency(asked, agencyId);
  return { person: await store.findHead(asked.trx, agencyId) };
}

/** Names who is told of what concerns an agency as a whole. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function nameHead(asked: Asked, agencyId: string, personId: string | null) {
  const { path: agency, territory } = await readAgency(asked, agencyId);
  const place = { agency, territory };
  require(asked.identity, 'account.grant', place);
  if (personId !== null) await readAccount(asked, personId);
  await store.nameHead(asked.trx, agencyId, personId === null ? null : { agency_id: agencyId, account_id: personId, ...place });
  asked.audit({ action: 'account.grant', objectKind: 'agency', objectId: agencyId, place, details: { head: personId } });
  return readHead(asked, agencyId);
}
