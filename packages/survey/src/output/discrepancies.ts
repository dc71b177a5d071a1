import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import type { Discrepancy } from '@sogoc/quality';
import type { SurveyResult } from '../model.ts';

/** How many findings a report carries itself. */
const shown = 5000;

const kinds = sql`case kind when 'variant' then 1 else 0 end`;
const severities = sql`case severity when 'high' then 0 when 'medium' then 1 else 2 end`;

/**
 * Writes `discrepancies.parquet` and `.csv` (all findings, by database, table, column, kind and record) to a folder. They are sorted once: the second
 * is written from the first.
 * @returns the path of the Parquet file.
 */
export async function writeDiscrepancies(
  engine: Engine,
  findings: Pick<WorkTable, 'name'>,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const sorted = sql`select * from ${findings.name} order by "database", "table", "column", kind, record_key, rule`;
  const parquet = join(folder, 'discrepancies.parquet');
  await engine.writeParquet(sorted, parquet, { signal });
  await chmod(parquet, 0o600);
  await writeWhole(join(folder, 'discrepancies.csv'), async (beside) => {
    await engine.run(sql`copy (select * from ${engine.dialect.readParquet([parquet])}) to ${beside} (format csv, header true)`, { signal });
    await chmod(beside, 0o600);
  });
  return parquet;
}

/**
 * The findings a report shows (errors before variants, grave ones first, each column fairly) and the counts of all, from the file of all findings: a
 * finding's turn within its column is its place there.
 */
export async function discrepanciesForReport(engine: Engine, file: string): Promise<Pick<SurveyResult, 'discrepancies' | 'discrepancyCounts'>> {
  const all = engine.dialect.readParquet([file], { rowNumber: true });
  const discrepancies = await engine.all<Discrepancy>(sql`
    select * exclude (file_row_number, turn) from (
      select f.*, f.file_row_number - g.first_row as turn from ${all} as f join (
        select "database", "table", "column", kind, min(file_row_number) as first_row from ${all} as f group by all) as g
      on f."database" = g."database" and f."table" = g."table" and f."column" is not distinct from g."column" and f.kind = g.kind)
    order by ${kinds}, case when turn < 200 then 0 else 1 end, ${severities}, "database", "table", "column", kind, turn limit ${shown}`);
  const discrepancyCounts = await engine.all<SurveyResult['discrepancyCounts'][number]>(sql`
    select "database", "table", "column", kind, count(*) as count from ${all} as f group by all order by all`);
  return { discrepancies, discrepancyCounts };
}
