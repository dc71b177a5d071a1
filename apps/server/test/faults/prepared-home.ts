import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openSession } from '../../src/access/sessions.ts';
import { systemClock } from '../../src/clock/clock.ts';
import { configure } from '../../src/configuration.ts';
import { startRegister } from '../../src/start.ts';
import { embeddedHome } from '../harness/migrated.ts';
import { writeSources } from '../harness/small-survey.ts';

/** A register's folder and database with somebody who may write, cases to work on, and databases to survey. */
export interface PreparedHome extends AsyncDisposable {
  home: string;
  secret: string;
  cases: number[];
}

const place = `'p38', 'vn.p38', 'vn.p38', 'vn.p38'`;

/** Makes it with a register of this process, which is stopped again. */
export async function prepareHome(environment: Readonly<Record<string, string>>): Promise<PreparedHome> {
  const home = await mkdtemp(join(tmpdir(), 'sogoc-faults-'));
  await writeSources(join(home, 'sources'));
  if (!environment.DATABASE_URL) await embeddedHome(home);
  await using register = await startRegister(configure({ home, port: 0, logLevel: 'silent' }, environment));
  const { owner } = register.database;
  await sql`insert into database (id, name, owner_id, agency, territory, level, stage)
    values ('worked-on', 'Đang làm sạch', 'p38', 'vn.p38', 'vn.p38', 'provincial', 'formed')`.execute(owner);
  const { rows } = await sql<{ id: number }>`
    insert into cleaning_case (database_id, table_name, kind, rule, severity, agency_id, agency, territory, owner, opened_on, due, run_id, records, records_open, search)
    select 'worked-on', 't', 'missing', 'r' || n, 'high', ${sql.raw(place)}, current_date, current_date, gen_random_uuid(), 10, 10, 't'
    from generate_series(1, 24) n returning id`.execute(owner);
  await sql`insert into discrepancy (id, case_id, database_id, table_name, kind, rule, severity, record_key, key_personal, agency_id, agency, territory, owner,
      changed_at, found_at, run_id)
    select c.id || ':' || n, c.id, 'worked-on', 't', 'missing', c.rule, 'high', n::text, false, ${sql.raw(place)}, now(), now(), c.run_id
    from cleaning_case c cross join generate_series(1, 10) n`.execute(owner);
  const account = await sql<{ id: string }>`insert into account (login, name, agency_id) values ('office', 'office', 'p38') returning id`.execute(
    owner,
  );
  const accountId = account.rows[0]?.id ?? '';
  await sql`insert into role_grant (account_id, role, agency, territory, valid_from)
    values (${accountId}, 'province-data-office', 'vn.p38', 'vn.p38', '2020-01-01')`.execute(owner);
  const { secret } = await openSession(register.database, systemClock, { accountId, kind: 'job', lasts: 86_400_000 });
  const dispose = (): Promise<void> => rm(home, { recursive: true, force: true });
  return { home, secret, cases: rows.map(({ id }) => Number(id)), [Symbol.asyncDispose]: dispose };
}
