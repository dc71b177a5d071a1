import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type TestRegister, testRegister } from '../harness/register.ts';
import { grants } from './grants.ts';
import { reaches } from './probe.ts';
import { placeTargets } from './targets.ts';

interface Right {
  table: string;
  verb: string;
  secured: boolean;
  whole: boolean;
  columns: string[];
}

/** What the role can do, by a right of its own or one that everybody has: as the database itself sees it. */
const rightsOfTheRole = sql<Right>`
  select c.oid::regclass::text as "table", verb, c.relrowsecurity as secured, has_table_privilege('sogoc_app', c.oid, verb) as whole,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and verb <> 'delete'
            and has_column_privilege('sogoc_app', c.oid, a.attnum, case verb when 'delete' then 'select' else verb end) order by a.attnum) as columns
  from pg_class c cross join unnest(array['select', 'insert', 'update', 'delete']) with ordinality as v(verb, nth)
  where c.relnamespace in ('public'::regnamespace, 'access'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
  order by 1, nth`;

describe.each(kinds)('the catalogue of the %s database', (kind) => {
  let register: TestRegister;
  let rights: Right[];
  const all = async <T>(query: string) => (await sql.raw<T>(query).execute(register.database.owner)).rows;
  beforeAll(async () => {
    register = await testRegister(kind);
    await placeTargets(register);
    rights = (await rightsOfTheRole.execute(register.database.owner)).rows;
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('every table has row-level security, or no right of the server’s role on it', () => {
    const held = rights.filter(({ whole, columns }) => whole || columns.length > 0);
    expect(held.length).toBeGreaterThan(20);
    expect(held.filter(({ secured }) => !secured)).toEqual([]);
  });

  test('the role has these rights on tables and no other', async () => {
    const held: Record<string, string> = {};
    for (const { table, verb, whole, columns } of rights) {
      if (!whole && columns.length === 0) continue;
      held[table] = `${held[table] ? `${held[table]}, ` : ''}${verb}${whole ? '' : ` (${columns.join(' ')})`}`;
    }
    expect(held).toEqual(grants);
    const other = await all(`select c.oid::regclass::text as name from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'access'::regnamespace)
        and (c.relkind = 'S' and has_sequence_privilege('sogoc_app', c.oid, 'usage, select, update')
          or c.relkind in ('r', 'p') and has_table_privilege('sogoc_app', c.oid, 'truncate, references, trigger'))`);
    expect(other).toEqual([]);
  });

  test('the role owns nothing, can become nobody, and cannot pass by row-level security or make a table that stays', async () => {
    const [role] = await all(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
      has_schema_privilege('sogoc_app', 'public', 'create') or has_schema_privilege('sogoc_app', 'access', 'create') as makes,
      exists (select from pg_auth_members where member = r.oid) as member, exists (select from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = 'sogoc_app'`);
    expect(new Set(Object.values(role as object))).toEqual(new Set([false]));
  });

  test('no policy is for anybody but the role, lets all rows through, or compares a column with itself', async () => {
    const policies = await all<{ name: string; roles: string; kind: string; text: string }>(`
      select tablename || '.' || policyname as name, roles::text, permissive as kind, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text
      from pg_policies where schemaname in ('public', 'access')`);
    expect(policies.length).toBeGreaterThan(40);
    // PostgreSQL writes a policy with the table of every column, as it understood it: a name that was caught by an inner table shows as `d.id = d.id`.
    const caught = policies.filter(({ text }) => /\b(\w+\.\w+) (=|@>|<@|<>) \1\b/.test(text));
    const open = policies.filter(({ kind: permissive, text }) => permissive === 'PERMISSIVE' && !/access\.\w+\(|EXISTS/.test(text));
    expect([caught, open, policies.filter(({ roles }) => roles !== '{sogoc_app}')].flat()).toEqual([]);
  });

  test('functions that run with the owner’s rights, or read tables, look for names in temporary tables last', async () => {
    const functions = await all<{ name: string; definer: boolean; source: string; path: string | null }>(`
      select p.oid::regprocedure::text as name, prosecdef as definer, prosrc as source, proconfig::text as path
      from pg_proc p where pronamespace = 'access'::regnamespace`);
    const reading = functions.filter(
      ({ definer, source }) => definer || /\b(from|join|update|into)\s+(?!access\.|unnest|jsonb_)[a-z_]+\s/i.test(source),
    );
    expect(reading.length).toBeGreaterThan(10);
    expect(reading.filter(({ path }) => !path?.includes('pg_temp"}')).map(({ name }) => name)).toEqual([]);
  });

  test.each([
    ['role_grant', `(account_id, role, agency, territory, valid_from) values ($1, 'administrator', 'vn', 'vn', '2020-01-01')`],
    ['account', `(id, status) values ($1, 'active')`],
  ])('a temporary table called %s gives nobody a right', async (name, row) => {
    const who = await register.as('commune-official@vn.p38.c14758');
    if (name === 'account')
      await register.database.owner.updateTable('account').set({ status: 'disabled' }).where('id', '=', who.accountId).execute();
    const columns = 'id uuid, account_id uuid, role text, agency ltree, territory ltree, valid_from date, valid_to date, status text';
    const statements = [`create temp table ${name} (${columns})`, `insert into ${name} ${row.replace('$1', `'${who.accountId}'`)}`];
    expect(await reaches(register, who.secret, `select id from public.account where id <> '${who.accountId}'`, statements)).toBe(false);
    expect(await reaches(register, who.secret, 'select 1 where access.account_id() is not null', statements)).toBe(name === 'role_grant');
  });

  test('a survey reads no database but those that are its maker’s to survey, and belong where it does', async () => {
    const beside = await register.as('province-data-office@vn.p01');
    const above = await register.as('province-data-office@vn.p38');
    const survey = (place: string) =>
      `insert into survey (name, agency, territory, database_ids) values ('x', '${place}', '${place}', '{target}') returning id`;
    expect(await reaches(register, beside.secret, survey('vn.p01'))).toBe(false);
    expect(await reaches(register, above.secret, survey('vn.p38'))).toBe(true);
    expect(await reaches(register, above.secret, survey('vn.p38.c14797'))).toBe(false);
    const own = survey('vn.p01').replace('{target}', '{}');
    const taking = `update survey set database_ids = '{target}' where agency = 'vn.p01' returning id`;
    expect(await reaches(register, beside.secret, taking, [own])).toBe(false);
  });

  test('nobody without a session in force reaches, changes, adds or removes a row of any table', async () => {
    const gone = await register.as('administrator@vn', 'province-data-office@vn', 'auditor@vn', 'central-steering@vn', 'ministry-steward@vn');
    const disabled = await register.as('administrator@vn', 'province-data-office@vn', 'auditor@vn', 'central-steering@vn', 'ministry-steward@vn');
    await register.database.owner.updateTable('access.session').set({ ended_at: new Date() }).where('account_id', '=', gone.accountId).execute();
    await register.database.owner.updateTable('account').set({ status: 'disabled' }).where('id', '=', disabled.accountId).execute();
    const reached: string[] = [];
    for (const table of new Set(rights.map((right) => right.table))) {
      for (const statement of await attempts(table)) {
        for (const secret of ['', 'sgs_forged', gone.secret, disabled.secret]) {
          if (await reaches(register, secret, statement)) reached.push(statement);
        }
      }
    }
    expect(reached).toEqual([]);
  });

  /** A statement for each verb: what is read, changed to what it is, added once more from what is there, and removed. */
  async function attempts(table: string): Promise<string[]> {
    const columns = await all<{ name: string; writes: boolean; adds: boolean }>(`
      select quote_ident(attname) as name, has_column_privilege('sogoc_app', attrelid, attnum, 'update') as writes,
        has_column_privilege('sogoc_app', attrelid, attnum, 'insert') as adds
      from pg_attribute where attrelid = '${table}'::regclass and attidentity = '' and attgenerated = '' and attnum > 0 and not attisdropped order by attnum`);
    const [first] = columns;
    const written = columns.find(({ writes }) => writes) ?? first;
    const added = columns.filter(({ adds }) => adds).map(({ name }) => name);
    const [row] = await all<{ json: object }>(`select to_jsonb(t) as json from ${table} t limit 1`);
    const literal = `'${JSON.stringify(row?.json ?? {}).replaceAll("'", "''")}'::jsonb`;
    return [
      `select 1 from ${table} limit 1`,
      `with changed as (update ${table} set ${written?.name} = ${written?.name} returning 1) select * from changed`,
      `with gone as (delete from ${table} returning 1) select * from gone`,
      ...(row && added.length > 0
        ? [
            `with added as (insert into ${table} (${added}) select ${added} from jsonb_populate_record(null::${table}, ${literal}) returning 1) select * from added`,
          ]
        : []),
    ];
  }
});
