import { EngineError, id, join, type Sql, sql } from '@sogoc/engine';
import { writeTable } from '../../land/write-table.ts';
import type { LandContext } from '../../source-kind.ts';
import type { CsvPlan } from './csv-plan.ts';

/**
 * Lands a clean UTF-8 file with the engine's own reader, which uses all processors. Resolves to the number of records and of rows that are delimiters alone, which are none; or to null when
 * anything in the file is out of order: the reader then refuses, rather than guess.
 */
export async function landFast(
  path: string,
  plan: CsvPlan,
  file: string,
  context: LandContext,
  progress: (share: number) => void,
): Promise<{ rows: number; blank: number } | null> {
  const skip = plan.linesAbove;
  if (plan.lineEnd === '\r' || skip === null) return null;
  const columns = join(plan.columns.map((name) => sql`${name}: 'varchar'`));
  const { delimiter, quote } = plan.dialect;
  const query = sql`select * from read_csv(${path}, auto_detect = false, header = ${plan.header && skip === 0}, skip = ${skip}, columns = {${columns}},
    delim = ${delimiter}, quote = ${quote}, escape = ${quote}, nullstr = '', strict_mode = true)`;
  try {
    const rows = await writeTable(query, plan.columns.length, file, context, { signal: context.signal, onProgress: progress });
    const blank = rows > 0 && plan.columns.length > 1 ? await dropBlank(plan.columns, file, context) : 0;
    return { rows: rows - blank, blank };
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'ENGINE_QUERY_FAILED') throw error;
    return null;
  }
}

/** Takes out the rows of a landed file that hold nothing, and counts them. There are none where a column lacks no value, as the file's footer tells. */
async function dropBlank(names: readonly string[], file: string, context: LandContext): Promise<number> {
  const { engine, signal } = context;
  const lacking = await engine.all<{ place: number; missing: number }>(
    sql`select column_id as place, sum(stats_null_count) as missing from parquet_metadata(${file}) group by column_id order by missing, place`,
    { signal },
  );
  if (lacking.length < names.length || lacking.some(({ missing }) => Number(missing) === 0)) return 0;
  const nothing = join(
    lacking.map(({ place }) => sql`${id(names[place] ?? '')} is null`),
    sql` and `,
  );
  const landed: Sql = engine.dialect.readParquet([file]);
  const { blank } = await engine.one<{ blank: number }>(sql`select count(*) as blank from ${landed} where ${nothing}`, { signal });
  if (Number(blank) > 0) await writeTable(sql`select * from ${landed} where not (${nothing})`, names.length, file, context, { signal });
  return Number(blank);
}
