import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, type Sql, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import type { Discrepancy } from '@sogoc/quality';
import type { SurveyResult } from '../model.ts';

/** How many findings a report carries itself. */
const shown = 5000;

const kinds = sql`case kind when 'variant' then 1 else 0 end`;
const severities = sql`case severity when 'high' then 0 when 'medium' then 1 else 2 end`;

/** Writes `discrepancies.parquet` and `.csv` (all findings, by database, table, column and record) to a folder. */
export async function writeDiscrepancies(engine: Engine, findings: WorkTable, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const all = sql`select * from ${findings.name} order by "database", "table", "column", kind, record_key, rule`;
  const parquet = join(folder, 'discrepancies.parquet');
  await engine.writeParquet(all, parquet, { signal });
  await chmod(parquet, 0o600);
  await writeCsv(engine, all, join(folder, 'discrepancies.csv'), signal);
}

function writeCsv(engine: Engine, query: Sql, path: string, signal: AbortSignal | undefined): Promise<void> {
  return writeWhole(path, async (beside) => {
    await engine.run(sql`copy (${query}) to ${beside} (format csv, header true)`, { signal });
    await chmod(beside, 0o600);
  });
}

/** The findings a report shows (errors before variants, grave ones first, each column fairly) and the counts of all. */
export async function discrepanciesForReport(
  engine: Engine,
  findings: WorkTable,
): Promise<Pick<SurveyResult, 'discrepancies' | 'discrepancyCounts'>> {
  const discrepancies = await engine.all<Discrepancy>(sql`
    select * exclude (turn) from (
      select *, row_number() over (partition by "database", "table", "column", kind order by record_key) as turn from ${findings.name})
    order by ${kinds}, case when turn <= 200 then 0 else 1 end, ${severities}, "database", "table", "column", kind, turn limit ${shown}`);
  const discrepancyCounts = await engine.all<SurveyResult['discrepancyCounts'][number]>(sql`
    select "database", "table", "column", kind, count(*) as count from ${findings.name} group by all order by all`);
  return { discrepancies, discrepancyCounts };
}
