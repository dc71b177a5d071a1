import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { z } from 'zod';
import { asAccount, type Work } from '../../../access/as-account.ts';
import { type Identity, may, type Place, require } from '../../../access/identity.ts';
import type { Register } from '../../../http/context.ts';
import { appendAudit, type Caller } from '../../../http/route.ts';
import { RegisterError } from '../../../register-error.ts';
import { readAgency } from '../../agencies/index.ts';
import { type NewRun, readResults } from '../../assessments/index.ts';
import { fileRun } from '../file-run.ts';
import { runIdFor } from './receive.ts';
import type { Imported } from './schema.ts';

/**
 * Files results that lie in a folder, on behalf of an agency: of its databases, and of those the ones that the caller may send results of.
 * @throws RegisterError `NOT_ALLOWED`, `RESULTS_INVALID`.
 */
export async function importResults(
  register: Register,
  caller: Caller,
  received: string,
  agencyId: string | undefined,
): Promise<z.infer<typeof Imported>> {
  const agency = agencyId ?? caller.identity.agencyId;
  const id = await runIdFor(received, agency);
  const { catalog } = await readResults(received);
  const names = catalog.databases.map(({ name }) => name);
  const { place, databases, there } = await asAccount(register.database, caller.secret, (trx) =>
    prepare(trx, register, caller.identity, { agency, id, names }),
  );
  const found = new Set(databases.map(({ surveyName }) => surveyName));
  const answer = { runId: id, databases: databases.map((database) => database.id), unknown: names.filter((name) => !found.has(name)) };
  if (there) return answer;
  const folder = join('pushed', id);
  const home = register.configuration.home;
  await rm(join(home, folder), { recursive: true, force: true });
  await rename(received, join(home, folder));
  await fileRun(register, { id, surveyId: null, place, origin: 'pushed', requestedBy: caller.identity.accountId, language: 'vi', folder, databases });
  return answer;
}

interface Sent {
  agency: string;
  id: string;
  names: readonly string[];
}

async function prepare(
  trx: Work,
  register: Register,
  identity: Identity,
  { agency, id, names }: Sent,
): Promise<{ place: Place; databases: NewRun['databases']; there: boolean }> {
  const { path, territory } = await readAgency({ trx, identity, clock: register.clock, audit: () => undefined }, agency);
  const place = { agency: path, territory };
  require(identity, 'survey.import', place);
  const { rows } = await sql<NewRun['databases'][number]>`
    select id, survey_name as "surveyName", owner_id as "ownerId", agency::text as agency, territory::text as territory from database
    where survey_name = any (${[...names]}::text[]) and agency <@ ${path}::ltree and territory <@ ${territory}::ltree`.execute(trx);
  const databases = rows.filter((row) => may(identity, 'survey.import', row));
  if (databases.length === 0) {
    throw new RegisterError('RESULTS_INVALID', 'None of the databases in these results is known to the register by its name for surveys.', {
      place: 'catalog.json',
      remedy: 'Register them below this agency with the name that the survey calls them by.',
    });
  }
  await appendAudit(trx, { action: 'survey.import', objectKind: 'run', objectId: id, place, details: { databases: databases.map((one) => one.id) } });
  return { place, databases, there: (await trx.selectFrom('survey_run').select('id').where('id', '=', id).executeTakeFirst()) !== undefined };
}
