import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { writeProgramme } from '@sogoc/demo';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configure } from '../../src/configuration.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { loadProgramme } from '../../src/demonstration/load-programme.ts';
import { loadTasks } from '../../src/demonstration/load-tasks.ts';
import { sendLetters } from '../../src/modules/deliveries/email/send-letters.ts';
import { freeDead } from '../../src/modules/deliveries/outbox/claim.ts';
import { type RunningRegister, startRegister } from '../../src/start.ts';
import { type MailServer, startMailServer } from '../harness/mail-server.ts';
import { type Kind, kinds, testRegister } from '../harness/register.ts';
import { expectedReminders, type OracleTask } from './oracle.ts';
import type { ReplayOrder } from './replay-order.ts';

const child = join(import.meta.dirname, 'replay-child.ts');
const extendedOn = '2025-06-02';

/** On which day, and how many milliseconds into it, a register is killed. */
const kills = [
  ['2025-03-14', 3],
  ['2025-06-02', 1],
  ['2025-07-22', 0],
] as const;

/** The days of a year on which the register was on: for ten days in July it was not. */
const year = Array.from({ length: 365 }, (_none, count) => new Date(Date.UTC(2025, 0, 1 + count)).toISOString().slice(0, 10)).filter(
  (day) => day < '2025-07-10' || day > '2025-07-20',
);

/** The whole year on PostgreSQL, and a quarter of it on the embedded database, which is slower; all of it with SOGOC_REPLAY=year. */
const daysOn = (kind: Kind): string[] =>
  kind === 'server' || process.env.SOGOC_REPLAY === 'year' ? year : year.filter((day) => day >= '2025-05-15' && day <= '2025-08-15');

describe.each(kinds)('a year of the programme’s 652 tasks on the %s database', (kind) => {
  const days = daysOn(kind);
  let folder: string;
  let mail: MailServer;
  let register: RunningRegister;
  let tasks: OracleTask[];
  let staffed: Set<string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sogoc-replay-'));
    await writeProgramme(join(folder, 'programme'), 7, [], '2025-08-01');
    mail = await startMailServer({ security: 'none' });
    const moment = '2025-01-01T02:00:00Z';
    const settings = configure({ home: join(folder, 'home'), port: 0, logLevel: 'silent' }, mail.environment);
    register =
      kind === 'server' ? await testRegister(kind, moment, mail.environment) : await startRegister(settings, { now: () => new Date(moment) });
    await loadProgramme(register.database, folder);
    await loadTasks(register.database, folder);
    const { owner } = register.database;
    // The province's plan is beside the programme, and one like it for each province would be the same again.
    await sql`delete from task where programme_id not in ('nq71', 'bcd')`.execute(owner);
    const { rows } = await sql<OracleTask>`select id, number, due, assigned_on, done_on, agency::text as agency from task order by id`.execute(owner);
    tasks = rows;
    // Two of three agencies have somebody, and so has the centre, who also reads letters.
    const places = [...new Set(tasks.map(({ agency }) => agency))].sort();
    staffed = new Set(['vn', ...places.filter((_place, index) => index % 3 !== 0)]);
    for (const place of staffed) {
      const agency_id = place.split('.').at(-1) ?? '';
      const account = { login: place, name: place, agency_id, email: place === 'vn' ? 'steering@example.vn' : null };
      const { id } = await owner.insertInto('account').values(account).returning('id').executeTakeFirstOrThrow();
      const grant = {
        account_id: id,
        role: 'province-data-office',
        agency: place,
        territory: 'vn',
        valid_from: '2020-01-01',
        valid_to: null,
        granted_by: null,
      };
      await owner.insertInto('role_grant').values(grant).execute();
    }
    // The embedded database lets one process in.
    if (kind === 'embedded') await register[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    if (kind === 'server') await register?.[Symbol.asyncDispose]();
    await mail?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('each reminder and escalation exactly once, through kills and two servers at once, and no letter twice', async () => {
    const { configuration } = register;
    const environment = {
      ...mail.environment,
      ...(configuration.databaseUrl && { DATABASE_URL: configuration.databaseUrl, DATABASE_OWNER_URL: configuration.ownerUrl ?? '' }),
    };
    const order = { home: configuration.home, environment, days, extendedOn };
    const second = kind === 'server' ? live(order).ended : null;
    for (const [killedOn, after] of kills.filter(([day]) => days.includes(day))) order.days = await liveUntilKilled(order, killedOn, after);
    await live(order).ended;
    await second;
    await using database = kind === 'embedded' ? await openDatabase({ home: configuration.home }) : null;
    const { owner } = database ?? register.database;
    // What the killed ones were at.
    await freeDead({ owner }, true);
    await sendLetters({ ...register, database: { ...register.database, owner } }, new AbortController().signal);

    const { rows } = await sql<{ line: string }>`
      select t.number || ' ' || r.due || ' ' || r.days || ' ' || r.receiver || ' ' || r.state
        || case when r.state = 'told' then ' ' || r.day || ' ' || coalesce(string_agg(distinct g.agency::text, '+'), 'nobody') else '' end as line
      from reminder r join task t on t.id = r.thing_id left join notification n on n.reminder_id = r.id left join role_grant g on g.account_id = n.account_id
      where r.kind = 'task' group by r.id, t.number`.execute(owner);
    const expected = expectedReminders(tasks, { days, extendedOn, staffed });
    expect(expected.length).toBeGreaterThan(kind === 'server' ? 1500 : 400);
    expect(rows.map(({ line }) => line).sort()).toEqual(expected);

    const { rows: letters } = await sql<{ id: string; state: string }>`select id, state from delivery`.execute(owner);
    const received = mail.received.map(({ id }) => id.slice(1).split('@')[0] ?? '');
    expect(new Set(received).size).toBe(received.length);
    expect(letters.length).toBeGreaterThan(10);
    const sent = letters.filter(({ state }) => state === 'sent').map(({ id }) => id);
    expect(sent.filter((id) => !received.includes(id))).toEqual([]);
    // At most what the killed ones were handing over is uncertain; nothing else is left.
    const others = letters.filter(({ state }) => state !== 'sent' && state !== 'cancelled');
    expect(others.filter(({ state }) => state !== 'uncertain')).toEqual([]);
    expect(others.length).toBeLessThanOrEqual(3);
  }, 600_000);
});

interface Living {
  process: ChildProcess;
  /** Each day as it begins. */
  lines: AsyncIterable<string>;
  ended: Promise<void>;
}

function live(order: ReplayOrder): Living {
  const process_ = spawn(process.execPath, [child, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    process_.once('exit', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve() : reject(new Error(`A register ended with ${code ?? signal}`)),
    );
  });
  return { process: process_, lines: createInterface({ input: process_.stdout }), ended };
}

/** Lets a register live until some milliseconds after a day began, and kills it. @returns the days still to be lived, beginning with that one. */
async function liveUntilKilled(order: ReplayOrder, day: string, after: number): Promise<string[]> {
  const living = live(order);
  let last = '';
  for await (const line of living.lines) {
    if (/^\d/.test(line)) last = line;
    if (line !== day) continue;
    await wait(after);
    living.process.kill('SIGKILL');
  }
  await living.ended;
  return order.days.filter((other) => other >= last);
}
