import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { run, unprivileged } from '../../../../tests/servers/unprivileged.ts';
import { configure } from '../../src/configuration.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { durablePostgres } from './durable-postgres.ts';
import { examine } from './examine.ts';
import { prepareHome } from './prepared-home.ts';
import { serveRegister, untilReady } from './served.ts';
import type { Confirmed } from './writers.ts';

/** A program and its arguments, as the user whose processes are meant. */
type As = (program: string, args: readonly string[]) => [string, string[]];

/** No file of these processes may grow beyond so many bytes, as on a disk without space or with a quota; null lifts it again. */
async function limitFiles(pids: readonly number[], as: As, bytes: number | null): Promise<void> {
  for (const pid of pids) await run(...as('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`]));
}

/**
 * Fills a table until its file is larger than those of PostgreSQL's own log (16 MiB), which must not meet the limit: PostgreSQL makes them before it needs them.
 * @returns the bytes of the file.
 */
async function padTable(home: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const { databaseUrl, ownerUrl } = configure({ home }, environment);
  await using database = await openDatabase(databaseUrl ? { databaseUrl, ownerUrl } : { home });
  await sql`insert into database (id, name, owner_id, agency, territory, level, stage, legal_basis)
    select 'p' || n, 'Đệm', 'p38', 'vn.p38', 'vn.p38', 'provincial', 'formed', (select string_agg(md5(n || '.' || m), '') from generate_series(1, 31) m)
    from generate_series(1, 16000) n`.execute(database.owner);
  const { rows } = await sql<{ bytes: number }>`select pg_relation_size('database') as bytes`.execute(database.owner);
  return Number(rows[0]?.bytes);
}

test.each(['embedded', 'server'] as const)(
  'a full disk below the %s database: refused with a code, nothing half, and well again by itself',
  async (kind) => {
    await using postgres = kind === 'server' ? await durablePostgres() : null;
    const environment = postgres?.environment ?? {};
    await using prepared = await prepareHome(environment);
    const bytes = await padTable(prepared.home, environment);
    await using register = await serveRegister(prepared.home, environment);
    await untilReady(register.url);
    const confirmed: Confirmed = { databases: [], cases: new Map(), refused: new Map(), lost: 0 };
    let number = 0;
    const authorization = `Bearer ${prepared.secret}`;
    const read = (id: string) => fetch(`${register.url}/api/v1/databases/${id}`, { headers: { authorization } });
    const write = async () => {
      number += 1;
      const id = `d${number}`;
      // Long texts that do not compress, so that the table soon needs another page.
      const legalBasis = Array.from({ length: 30 }, () => crypto.randomUUID())
        .join(' ')
        .slice(0, 1000);
      const answer = await fetch(`${register.url}/api/v1/databases`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ id, name: id, ownerId: 'p38', level: 'provincial', legalBasis }),
      });
      if (answer.ok) confirmed.databases.push(id);
      return { id, status: answer.status, retryAfter: answer.headers.get('retry-after'), body: (await answer.json()) as { code?: string } };
    };
    expect((await write()).status).toBe(201);
    // PostgreSQL's backends begin with the limits of the postmaster.
    const pids = postgres ? await postgres.processes() : [register.pid];
    const as: As = postgres ? unprivileged : (program, args) => [program, [...args]];
    await limitFiles(pids, as, bytes);
    const refused: Awaited<ReturnType<typeof write>>[] = [];
    for (let attempt = 0; attempt < 100 && refused.length < 3; attempt += 1) {
      const answer = await write();
      if (answer.status !== 201) refused.push(answer);
    }
    expect(refused).toEqual(
      Array(3).fill({
        id: expect.any(String),
        status: 503,
        retryAfter: expect.any(String),
        body: expect.objectContaining({ code: 'REGISTER_DISK_FULL' }),
      }),
    );
    await limitFiles(pids, as, null);
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await write()).status).toBe(201);
    for (const { id } of refused) expect((await read(id)).status).toBe(404);
    await register.end('SIGTERM');
    expect(await examine(prepared.home, environment, confirmed)).toMatchObject({ databasesLost: 0, auditValid: true });
  },
  300_000,
);
