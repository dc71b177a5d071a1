import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeTargets } from '../../test/access/targets.ts';
import { kinds, type Person, type TestRegister, testRegister } from '../../test/harness/register.ts';
import { buildApp } from './app.ts';
import { Memory } from './memory.ts';

const addresses = [
  '/agencies?parent=p38',
  '/agencies/p38',
  '/databases',
  '/databases?search=dat',
  '/databases/summary',
  '/databases/target',
  '/databases/target/scorecard',
  '/scorecards',
  '/cases',
  '/cases?unit=c14758',
  '/cases/1',
];

/** What may be written, through services or by hand; `$1` is one of the people, `$2` one of the two who may lose their rights. */
const writes = [
  `update database set name = name || '.' where id = 'target'`,
  `update database set sensitivity = case sensitivity when 'secret' then 'internal' else 'secret' end where id = 'target'`,
  `update database set owner_id = a.id, agency = a.path, territory = a.territory from agency a where a.id = case database.owner_id when 'c14758' then 'p01' else 'c14758' end
     and database.id = 'target'`,
  `with made as (insert into survey_run (id, agency, territory, origin, started_at, finished_at, rows, tables, databases_read, databases_failed, folder, run)
       values (gen_random_uuid(), 'vn.p38', 'vn.p38', 'pushed', now(), now(), 1, 1, 1, 0, 'x', '{}') returning id),
     last as (update database set last_run_id = made.id from made)
     insert into assessment (run_id, database_id, survey_name, agency, territory, finished_at, status, kind, source, rows, table_count, score, grade, criteria, tables,
         problems, discrepancies)
       select made.id, d.id, 't', d.agency, d.territory, now(), 'read', 'files', 's', 1, 1, 50, 'red', '{}', '[]', '[]', 0 from made, database d where d.id = 'target'`,
  `delete from survey_run`,
  `update cleaning_case set assignee_id = case when assignee_id is null then $1::uuid end, version = version + 1`,
  `update cleaning_case set status = case status when 'open' then 'closed' else 'open' end`,
  `update account set name = name || '.' where id = $1`,
  `update account set status = case status when 'active' then 'disabled' else 'active' end where id = $2`,
  `update access.session set ended_at = case when ended_at is null then now() end where account_id = $2`,
  `update access.session set actions = case when actions is null then array['case.read', 'agency.read'] end where account_id = $2`,
  `update role_grant set valid_to = case when valid_to is null then date '2025-09-30' end where account_id = $2`,
  `update role_grant set agency = case agency::text when 'vn.p01' then 'vn.p38' else 'vn.p01' end::ltree where account_id = $2`,
  `insert into role_grant (account_id, role, agency, territory, valid_from) values ($1, 'auditor', 'vn.p38', 'vn.p38', '2020-01-01')`,
  `update agency set name = name || '.' where id = 'p38'`,
  `delete from access.role_action where action = 'case.read' and role = 'commune-official'`,
  `truncate case_event`,
] as const;

const step = fc.record({
  writes: fc.array(fc.record({ what: fc.nat(writes.length - 1), whom: fc.nat(3) }), { maxLength: 2 }),
  keeps: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
});
const reading = fc.record({ who: fc.nat(3), address: fc.nat(addresses.length - 1) });

describe.each(kinds)('answers that are given again on the %s database', (kind) => {
  let register: TestRegister;
  let fresh: FastifyInstance;
  let people: Person[];
  beforeAll(async () => {
    register = await testRegister(kind);
    await placeTargets(register);
    fresh = await buildApp({ ...register, memory: new Memory({ hold: () => false }) });
    people = [];
    for (const held of ['province-data-office@vn.p38', 'auditor@vn.p38', 'commune-official@vn.p38.c14758', 'province-data-office@vn.p01'])
      people.push(await register.as(held));
  });
  afterAll(async () => {
    await fresh?.close();
    await register?.[Symbol.asyncDispose]();
  });

  const ask = async (app: FastifyInstance, who: Person | undefined, address: string | undefined) => {
    const { statusCode, body } = await app.inject({ url: `/api/v1${address}`, headers: { authorization: `Bearer ${who?.secret}` } });
    return { statusCode, body: statusCode === 200 ? body : JSON.parse(body).code };
  };

  test('what a statement reads is among what it names, and an answer that nothing was written of is not made again', async () => {
    const { owner } = register.database;
    await sql.raw(writes[writes.findIndex((text) => text.startsWith('with made'))] ?? '').execute(owner);
    const who = await register.as('province-data-office@vn.p38');
    const read: string[] = [];
    // What is told of a connection includes what was not yet told of it before.
    const told = sql<{
      name: string;
    }>`select relname as name from pg_stat_xact_all_tables where schemaname in ('public', 'access') and coalesce(seq_scan, 0) + coalesce(idx_scan, 0) > 0`;
    const watching = await buildApp({
      ...register,
      database: {
        ...register.database,
        async read(opening, run) {
          await register.database.read({ text: 'select pg_stat_force_next_flush()', values: [] }, async ({ opened }) => opened);
          return register.database.read(opening, async (reading) => {
            const result = await run(reading);
            read.splice(0, Number.POSITIVE_INFINITY, ...(await told.execute(reading.trx)).rows.map(({ name }) => name));
            return result;
          });
        },
      },
    });
    for (const address of addresses) {
      expect(await ask(watching, who, address), address).toMatchObject({ statusCode: 200 });
      await owner.updateTable('programme').set({ version: 1 }).execute();
      const when = { moment: await register.database.moments.now(), day: '2025-10-01', now: 0 };
      const known = register.memory.of(who.secret, when);
      expect(known && register.memory.answerOf(known, `/api/v1${address}`), address).toBeDefined();
      const named = known?.answers.get(`/api/v1${address}`)?.tables ?? [];
      expect(named).not.toContain('programme');
      expect(read.length).toBeGreaterThan(3);
      expect([...named, ...(known?.tables ?? [])], address).toEqual(expect.arrayContaining(read));
    }
    await watching.close();
  });

  const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
  test.each([
    ...[
      '/search?text=a%00b',
      '/databases?search=%00',
      '/cases?search=%00',
      '/tasks?search=%00',
      '/columns?search=%00',
      '/discrepancies?database=%00',
    ],
    ...['/cases?dueBy=0000-01-01', `/agencies?parent=' or true--`, '/exports/cases?unit=%00', '/databases/%00', '/cases/99999999999999999999'],
    ...[cursor('x', 'y'), cursor(1e308, 1), cursor('2025-01-01', 1e300), cursor('2025-01-01', 1.5), cursor('0000-00-00', 1)].map(
      (at) => `/cases?cursor=${at}`,
    ),
  ])('what can be no value is refused as such: %s', async (address) => {
    const who = await register.as('province-data-office@vn.p38');
    expect(await ask(register.app, who, address.replaceAll(' ', '%20'))).toEqual({ statusCode: 400, body: 'REQUEST_INVALID' });
  });

  test('whatever was written, by whom, kept or taken back, each person gets what a register without memory answers them', async () => {
    const { owner } = register.database;
    class Undo extends Error {}
    const write = async (what: number, whom: number, trx = owner): Promise<void> => {
      const [one, other] = [whom, 2 + (whom % 2)].map((index) => `'${people[index]?.accountId}'`);
      await sql.raw((writes[what] ?? '').replaceAll('$1', one ?? '').replaceAll('$2', other ?? '')).execute(trx);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(reading, { minLength: 4, maxLength: 8 }), fc.array(step, { minLength: 1, maxLength: 8 }), async (reads, steps) => {
        for (const { writes: written, keeps } of steps) {
          const done = owner.transaction().execute(async (trx) => {
            for (const { what, whom } of written) await write(what, whom, trx);
            if (!keeps) throw new Undo();
          });
          await done.catch((error) => {
            if (!(error instanceof Undo)) throw error;
          });
          for (const { who, address } of reads) {
            const wanted = await ask(fresh, people[who], addresses[address]);
            expect(await ask(register.app, people[who], addresses[address])).toEqual(wanted);
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 240_000);
});
