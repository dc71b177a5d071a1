import type { z } from 'zod';
import { require } from '../../access/identity.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import type { NewProgramme, Programme, ProgrammeChange } from './schema.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;
type ProgrammeRecord = z.infer<typeof Programme>;

export async function listProgrammes({ trx }: Asked): Promise<{ items: ProgrammeRecord[] }> {
  return { items: await store.listProgrammes(trx) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readProgramme({ trx }: Pick<Asked, 'trx'>, id: string): Promise<ProgrammeRecord> {
  const programme = await store.findProgramme(trx, id);
  if (!programme) throw notFound('programme', id);
  return programme;
}

/** Registers a programme that an agency steers. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `ALREADY_THERE`. */
export async function createProgramme(asked: Asked, told: z.infer<typeof NewProgramme>): Promise<ProgrammeRecord> {
  const { path, territory } = await readAgency(asked, told.agencyId);
  const place = { agency: path, territory };
  require(asked.identity, 'programme.change', place);
  if (!(await store.insertProgramme(asked.trx, told, place)))
    throw new RegisterError('ALREADY_THERE', `There is a programme ${told.id} already.`, { place: 'id', remedy: 'Choose another id.' });
  asked.audit({ action: 'programme.change', objectKind: 'programme', objectId: told.id, place, details: { created: true } });
  return readProgramme(asked, told.id);
}

/** @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `CHANGED_MEANWHILE`. */
export async function changeProgramme(asked: Asked, id: string, { version, issuedOn, ...same }: z.infer<typeof ProgrammeChange>) {
  const before = await readProgramme(asked, id);
  const place = { agency: before.path, territory: before.territory };
  require(asked.identity, 'programme.change', place);
  const change = { ...same, ...(issuedOn !== undefined && { issued_on: issuedOn }) };
  await store.updateProgramme(asked.trx, id, version, change as never);
  asked.audit({ action: 'programme.change', objectKind: 'programme', objectId: id, place, details: change });
  return readProgramme(asked, id);
}

/** The programme of this id, registered where there is none yet. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function ensureProgramme(asked: Asked, told: z.infer<typeof NewProgramme>): Promise<ProgrammeRecord> {
  return (await store.findProgramme(asked.trx, told.id)) ?? createProgramme(asked, told);
}
