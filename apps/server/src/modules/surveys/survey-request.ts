import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DatabaseRequest, SurveyRequest } from '@sogoc/survey';
import { sql } from 'kysely';
import { today } from '../../clock/clock.ts';
import type { Register } from '../../http/context.ts';
import { RegisterError } from '../../register-error.ts';
import type { NewRun } from '../assessments/index.ts';
import { designationsInForce } from '../designations/index.ts';

type Home = Pick<Register, 'configuration' | 'database' | 'clock'>;
type Surveyed = NewRun['databases'][number];

export interface PreparedSurvey {
  request: SurveyRequest;
  /** Of the results, relative to the register's home. */
  folder: string;
  databases: Surveyed[];
  language: 'vi' | 'en' | 'id';
}

/**
 * What a survey is to read: each database's connection and the contract in force.
 * @throws RegisterError `STATE_FORBIDS` where a database has no connection or belongs elsewhere than the survey, or one that leaves the folder of sources.
 */
export async function prepareSurvey(register: Home, surveyId: string, databaseIds: readonly string[]): Promise<PreparedSurvey> {
  const folder = join('surveys', surveyId);
  const home = register.configuration.home;
  const { language } = await register.database.owner.selectFrom('survey').select('language').where('id', '=', surveyId).executeTakeFirstOrThrow();
  const rows = await connections(register, surveyId, databaseIds);
  const contracts = join(home, folder, 'contracts');
  await mkdir(contracts, { recursive: true, mode: 0o700 });
  const sources = join(home, 'sources');
  const databases: DatabaseRequest[] = [];
  for (const row of rows) {
    await stayWithin(sources, row);
    const contract = row.contract === null ? null : join(contracts, `${row.id}.yaml`);
    if (contract !== null) await writeFile(contract, row.contract ?? '', { mode: 0o600 });
    databases.push({
      name: row.surveyName,
      source: row.source,
      baseDirectory: sources,
      owner: row.ownerName,
      contract,
      ...(row.asOf !== null && !row.source.includes('://') && { asOf: row.asOf }),
      ...(row.schemas && { schemas: row.schemas }),
      ...(row.tables && { tables: row.tables }),
    });
  }
  const designations = await designationsInForce(register.database.owner, rows, today(register.clock));
  return { request: { databases, designations, out: join(home, folder), language }, folder, databases: rows, language };
}

interface ConnectedDatabase extends Surveyed {
  ownerName: string;
  source: string;
  schemas: string[] | null;
  tables: string[] | null;
  asOf: string | null;
  contract: string | null;
}

async function connections({ database }: Home, surveyId: string, databaseIds: readonly string[]): Promise<ConnectedDatabase[]> {
  const { rows } = await sql<ConnectedDatabase>`
    select d.id, d.survey_name as "surveyName", d.owner_id as "ownerId", d.agency::text as agency, d.territory::text as territory, o.name as "ownerName",
      c.source, c.schemas, c.tables, d.as_of as "asOf",
      (select text from contract_version v where v.database_id = d.id order by number desc limit 1) as contract
    from database d join agency o on o.id = d.owner_id join database_connection c on c.database_id = d.id join survey s on s.id = ${surveyId}
    where d.id = any (${[...databaseIds]}::text[]) and d.survey_name is not null and d.agency <@ s.agency and d.territory <@ s.territory
    order by array_position(${[...databaseIds]}::text[], d.id)`.execute(database.owner);
  const missing = databaseIds.filter((id) => !rows.some((row) => row.id === id));
  if (missing.length === 0) return rows;
  throw new RegisterError('STATE_FORBIDS', `Nobody has said where to read ${missing.join(', ')}.`, {
    place: 'connection',
    remedy: 'Set the connection of each database, and what surveys call it.',
  });
}

/** A link in the folder of sources may lead out of it: what it leads to is what counts. */
async function stayWithin(sources: string, { id, source }: ConnectedDatabase): Promise<void> {
  if (source.includes('://') || source.startsWith('$')) return;
  const [root, real] = await Promise.all([realpath(sources), realpath(join(sources, source))]).catch(() => [sources, null]);
  // What is not there is the survey's to tell, with what to do about it.
  if (real === null || real.startsWith(root + sep)) return;
  throw new RegisterError('STATE_FORBIDS', `The path of ${id} leads out of the folder of sources.`, {
    place: `database/${id}`,
    remedy: 'Put the files themselves below `sources`.',
  });
}
