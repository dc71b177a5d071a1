import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Action, roleNames, roles } from '../../src/access/roles.ts';
import { kinds, type TestRegister, testRegister } from '../harness/register.ts';
import { placeInEveryTable } from './every-table.ts';
import { grants } from './grants.ts';
import { reaches, targetPlace } from './probe.ts';

/** From where the target's rows are out of reach. */
const beyond = ['vn.p01', 'vn.p38.c14797', `${targetPlace}.office`, 'vn.p38/vn.p38.c14797'];

const tables = Object.keys(grants);

/** What agencies show each other wherever they are, by the action that reads it; nobody changes it from elsewhere. */
const shown: Readonly<Record<string, Action>> = {
  agency: 'agency.read',
  agency_head: 'agency.read',
  contract_version: 'database.read',
  database: 'database.read',
  designation: 'designation.read',
  designation_event: 'designation.read',
  designation_opinion: 'designation.read',
  key_figure: 'key-figure.read',
  key_figure_point: 'key-figure.read',
  programme: 'programme.read',
  readiness_form: 'readiness.read',
  readiness_form_version: 'readiness.read',
  readiness_round: 'readiness.read',
  reminder_rules: 'reminder.read',
  report_template: 'report.read',
  report_template_version: 'report.read',
};

interface Attempt {
  name: string;
  statement: string;
}

describe.each(kinds)('every table × role × verb, beyond the scope, on the %s database', (kind) => {
  let register: TestRegister;
  const attempts: Attempt[] = [];
  const all = async <T>(query: string) => (await sql.raw<T>(query).execute(register.database.owner)).rows;
  const rowsOf = (table: string) => all<{ at: string; json: object }>(`select ctid::text as at, to_jsonb(t) as json from ${table} t`);
  beforeAll(async () => {
    register = await testRegister(kind);
    const before = new Map<string, Set<string>>();
    for (const table of tables) before.set(table, new Set((await rowsOf(table)).map(({ json }) => JSON.stringify(json))));
    await placeInEveryTable(register);
    for (const table of tables) {
      const target = (await rowsOf(table)).find(({ json }) => !before.get(table)?.has(JSON.stringify(json)));
      if (target) attempts.push(...(await attemptsOn(table, target)));
    }
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('there is a row to try in each', () => {
    expect(tables.filter((table) => !attempts.some(({ name }) => name === `select ${table}`))).toEqual([]);
  });

  test.each(roleNames.flatMap((role) => beyond.map((scope) => [role, scope] as const)))('%s of %s', async (role, scope) => {
    const { secret } = await register.as(`${role}@${scope}`);
    const reached: string[] = [];
    for (const { name, statement } of attempts) if (await reaches(register, secret, statement)) reached.push(name);
    const may = Object.entries(shown).filter(([, action]) => roles[role].may.includes(action));
    expect(reached.sort()).toEqual(may.map(([table]) => `select ${table}`).sort());
  });

  /** A statement for each verb on one row: read, changed to what it is, added once more, removed. */
  async function attemptsOn(table: string, { at, json }: { at: string; json: object }): Promise<Attempt[]> {
    const columns = await all<{ name: string; writes: boolean; adds: boolean }>(`
      select quote_ident(attname) as name, has_column_privilege('sogoc_app', attrelid, attnum, 'update') as writes,
        has_column_privilege('sogoc_app', attrelid, attnum, 'insert') as adds
      from pg_attribute where attrelid = '${table}'::regclass and attidentity = '' and attgenerated = '' and attnum > 0 and not attisdropped order by attnum`);
    const written = columns.find(({ writes }) => writes)?.name ?? columns[0]?.name;
    const added = columns.filter(({ adds }) => adds).map(({ name }) => name);
    const literal = `'${JSON.stringify(json).replaceAll("'", "''")}'::jsonb`;
    return [
      { name: `select ${table}`, statement: `select 1 from ${table} where ctid = '${at}'` },
      { name: `update ${table}`, statement: `update ${table} set ${written} = ${written} where ctid = '${at}' returning 1` },
      { name: `delete ${table}`, statement: `delete from ${table} where ctid = '${at}' returning 1` },
      ...(added.length > 0
        ? [
            {
              name: `insert ${table}`,
              statement: `insert into ${table} (${added}) select ${added} from jsonb_populate_record(null::${table}, ${literal}) returning 1`,
            },
          ]
        : []),
    ];
  }
});
