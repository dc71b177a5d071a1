import type { RunningRegister } from '@sogoc/server';
import { sql } from 'kysely';

/** How much there is: as after the survey of the demonstration province. */
export const usual = { databases: 118, discrepancies: 50_000, recordsPerCase: 12 };

/** The unit whose cases are listed: a commune of the province. */
export const unit = 'c14758';

const run = '5e000000-0000-4000-8000-000000000001';
const criteria = Object.fromEntries(
  ['correct', 'complete', 'clean', 'live', 'unified', 'shared'].map((name, index) => [name, { score: 71.25 + index * 4.5, checked: 120_000 }]),
);
const scores = Object.fromEntries(Object.entries(criteria).map(([name, { score }]) => [name, score]));
const tables = Array.from({ length: 8 }, (_, index) => ({
  table: `table_${index + 1}`,
  rows: 15_000,
  criteria: scores,
  score: 82.5,
  grade: 'amber',
}));

/** Puts databases, one run with their scores, discrepancies and their cases into the register, as its owner: loading is not what is measured. */
export async function fill({ database: { owner } }: Pick<RunningRegister, 'database'>, size = usual): Promise<void> {
  await sql`insert into survey_run (id, agency, territory, origin, started_at, finished_at, rows, tables, databases_read, databases_failed, folder, run)
    values (${run}, 'vn.p38', 'vn.p38', 'pushed', access.now(), access.now(), 14160000, 944, ${size.databases}, 0, 'results', '{}')`.execute(owner);
  await sql`insert into database (id, name, survey_name, owner_id, agency, territory, level, legal_basis, maturity, stage, priority, due, platform,
      security_level, as_of, last_run_id)
    select 'database-' || n, 'Cơ sở dữ liệu chuyên ngành số ' || n, 'database_' || n, a.id, a.path, a.territory, 'provincial',
      'Nghị định 194/2025/NĐ-CP', 'B', 'formed', 1 + n % 3, '2026-06-30', 'Nền tảng của tỉnh', 3, '2025-09-30', ${run}
    from generate_series(1, ${size.databases}::int) n join agency a on a.id = 'p38'`.execute(owner);
  await sql`insert into assessment (run_id, database_id, survey_name, agency, territory, finished_at, status, kind, source, as_of, rows, table_count, score,
      grade, criteria, tables, problems, discrepancies)
    select ${run}, id, survey_name, agency, territory, access.now(), 'read', 'files', 'sources', as_of, 120000, 8, 82.5, 'amber',
      ${JSON.stringify(criteria)}::jsonb, ${JSON.stringify(tables)}::jsonb, '[]', 423 from database`.execute(owner);
  await sql`insert into cleaning_case (database_id, table_name, column_name, kind, rule, severity, attribute_id, agency_id, agency, territory, owner,
      opened_on, due, run_id, records, records_open, search)
    select 'database-' || 1 + n % ${size.databases}::int, 'table_' || 1 + n % 8, 'column_' || n % 23, 'format', 'format:date', (array['low', 'medium', 'high'])[1 + n % 3],
      'person.date_of_birth', c.id, c.path, c.territory, 'vn.p38', date '2025-10-01', date '2025-10-06' + n % 40, ${run}, ${size.recordsPerCase}::int,
      ${size.recordsPerCase}::int, 'database_' || n
    from generate_series(1, ${Math.round(size.discrepancies / size.recordsPerCase)}::int) n
    join (select id, path, territory, row_number() over (order by id) - 1 as place, count(*) over () as communes
      from agency where path <@ 'vn.p38' and kind = 'commune') c on c.place = n % c.communes`.execute(owner);
  await sql`insert into discrepancy (id, case_id, database_id, table_name, column_name, kind, rule, severity, record_key, key_personal, observed, agency_id,
      agency, territory, owner, changed_at, found_at, run_id)
    select md5(c.id || ':' || n), c.id, c.database_id, c.table_name, c.column_name, c.kind, c.rule, c.severity, c.id || '-' || n, false, '31/02/1990',
      c.agency_id, c.agency, c.territory, c.owner, access.now(), access.now(), c.run_id
    from cleaning_case c cross join generate_series(1, ${size.recordsPerCase}::int) n`.execute(owner);
  await sql`vacuum analyze`.execute(owner);
}
