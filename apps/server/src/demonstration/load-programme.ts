import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readContract } from '@sogoc/contract';
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import { provinceFolder } from './make-province.ts';
import { agencyIds, isNational, type NationalDatabase, type ProgrammeAgency, type ProvinceDatabase } from './programme.ts';

/** The province whose databases are invented. */
const province = { id: 'p38', path: 'vn.p38' };

/**
 * Registers the programme's agencies, the databases of the centre, and the province's with where they are read and their contracts. What is there stays.
 * @returns ids of the province's databases, in the order of its own list.
 */
export async function loadProgramme({ owner }: Pick<Database, 'owner'>, folder: string): Promise<string[]> {
  const read = async <T>(name: string): Promise<T[]> => JSON.parse(await readFile(join(folder, 'programme', `${name}.json`), 'utf8')) as T[];
  const agencies = await read<ProgrammeAgency>('agencies');
  const national = await read<NationalDatabase>('databases');
  const provincial = await read<ProvinceDatabase>('province-databases');
  const ids = agencyIds(agencies, province.id);
  const titles = new Map(national.map((database) => [database.name, database]));
  await owner.transaction().execute(async (trx) => {
    await loadAgencies(trx, agencies, ids);
    for (const database of national) await insert(trx, { ...toldOfNational(database), owner_id: ids.get(database.owner) ?? 'vn' });
    for (const database of provincial) {
      const like = titles.get(database.title.vi);
      const { name: surveyName, owner: ownerCode } = database;
      const id = `${province.id}-${surveyName}`;
      const told = { ...toldOfProvincial(database, like), id, survey_name: surveyName, owner_id: ids.get(ownerCode) ?? province.id };
      if (!(await insert(trx, told))) continue;
      await connect(trx, id, surveyName);
      await fileContract(trx, id, await readFile(join(folder, 'contracts', `${surveyName}.yaml`), 'utf8'));
    }
  });
  return provincial.map(({ name }) => `${province.id}-${name}`);
}

async function loadAgencies(trx: Transaction<Tables>, agencies: readonly ProgrammeAgency[], ids: ReadonlyMap<string, string>): Promise<void> {
  const codes = agencies.filter(({ level }) => level === 'province' || level === 'commune').map(({ code }) => ({ id: ids.get(code), code }));
  await sql`update agency a set code = c.code from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as c(id text, code text)
    where a.id = c.id and a.code is null`.execute(trx);
  const departments = agencies.filter(({ level }) => level === 'department');
  await trx
    .insertInto('agency')
    .values(
      departments.map(({ code, name }) => {
        const id = ids.get(code) ?? '';
        return { id, code, kind: 'department', name, path: `${province.path}.${id}`, territory: province.path, valid_from: null, valid_to: null };
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Told = Pick<
  Tables['database'],
  'id' | 'name' | 'survey_name' | 'owner_id' | 'level' | 'legal_basis' | 'maturity' | 'stage' | 'priority' | 'due' | 'as_of'
>;

function toldOfNational({ id, name, state, maturity, priority, due }: NationalDatabase): Omit<Told, 'owner_id'> {
  const level = isNational(name) ? 'national' : 'sectoral';
  return {
    id: id.toLowerCase(),
    name,
    survey_name: null,
    level,
    legal_basis: 'Nghị quyết 71/NQ-CP',
    maturity,
    stage: state,
    priority,
    due,
    as_of: null,
  };
}

/** Of a province's part of a database that the centre builds too, the programme tells how far it is. */
function toldOfProvincial({ title, asOf }: ProvinceDatabase, like: NationalDatabase | undefined): Omit<Told, 'id' | 'survey_name' | 'owner_id'> {
  return {
    name: title.vi,
    level: 'provincial',
    legal_basis: like ? 'Nghị quyết 71/NQ-CP' : null,
    maturity: like?.maturity ?? null,
    stage: like?.state ?? 'deploying',
    priority: like?.priority ?? null,
    due: like?.due ?? null,
    as_of: asOf,
  };
}

async function insert(trx: Transaction<Tables>, told: Told): Promise<boolean> {
  const { path, territory } = await trx
    .selectFrom('agency')
    .select([sql<string>`path::text`.as('path'), sql<string>`territory::text`.as('territory')])
    .where('id', '=', told.owner_id)
    .executeTakeFirstOrThrow();
  const row = await trx
    .insertInto('database')
    .values({ ...told, agency: path, territory, platform: null, security_level: null, sensitivity: 'shared', last_run_id: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function connect(trx: Transaction<Tables>, id: string, surveyName: string): Promise<void> {
  await sql`insert into database_connection (database_id, agency, territory, source)
    select id, agency, territory, ${`${provinceFolder}/databases/${surveyName}`} from database where id = ${id}`.execute(trx);
}

async function fileContract(trx: Transaction<Tables>, id: string, text: string): Promise<void> {
  const { contract } = readContract(text, id);
  await trx
    .insertInto('contract_version')
    .values({
      database_id: id,
      number: 1,
      text,
      contract_version: contract?.version ?? null,
      status: contract?.status ?? null,
      note: null,
      created_by: null,
    })
    .execute();
}
