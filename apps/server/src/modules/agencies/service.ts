import type { z } from 'zod';
import { require } from '../../access/identity.ts';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import type { Agency, AgencyChange, AgencyQuery, NewAgency } from './schema.ts';
import * as store from './store.ts';

type AgencyRecord = z.infer<typeof Agency>;
type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

export function listAgencies({ trx, clock }: Asked, query: z.infer<typeof AgencyQuery>) {
  return store.listAgencies(trx, query, query.at ?? today(clock));
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readAgency({ trx }: Asked, id: string): Promise<AgencyRecord> {
  const agency = await store.findAgency(trx, id);
  if (!agency) throw notFound('agency', id);
  return agency;
}

/** Sets up an agency below another. A commune's territory is its own, any other serves the territory of the agency above. */
export async function createAgency(asked: Asked, { parent, validFrom, ...agency }: z.infer<typeof NewAgency>): Promise<AgencyRecord> {
  const above = await readAgency(asked, parent);
  const place = { agency: above.path, territory: above.territory };
  require(asked.identity, 'agency.change', place);
  const territory = agency.kind === 'commune' || agency.kind === 'province' ? `${above.territory}.${agency.id}` : above.territory;
  const created = await store.insertAgency(asked.trx, {
    ...agency,
    path: `${above.path}.${agency.id}`,
    territory,
    valid_from: validFrom,
    valid_to: null,
  });
  if (!created) throw new RegisterError('ALREADY_THERE', `There is an agency ${agency.id} already.`, { place: 'id', remedy: 'Choose another id.' });
  asked.audit({ action: 'agency.change', objectKind: 'agency', objectId: agency.id, place, details: { created: true } });
  return readAgency(asked, agency.id);
}

/** Renames an agency or ends it. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function changeAgency(asked: Asked, id: string, change: z.infer<typeof AgencyChange>): Promise<AgencyRecord> {
  const agency = await readAgency(asked, id);
  const place = { agency: agency.path, territory: agency.territory };
  require(asked.identity, 'agency.change', place);
  const { name, code, validTo } = change;
  await store.updateAgency(asked.trx, id, {
    ...(name !== undefined && { name }),
    ...(code !== undefined && { code }),
    ...(validTo !== undefined && { valid_to: validTo }),
  });
  asked.audit({ action: 'agency.change', objectKind: 'agency', objectId: id, place, details: change });
  return readAgency(asked, id);
}
