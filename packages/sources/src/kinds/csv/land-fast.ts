import { EngineError, join, sql } from '@sogoc/engine';
import { writeTable } from '../../land/write-table.ts';
import type { LandContext } from '../../source-kind.ts';
import type { CsvPlan } from './csv-plan.ts';

/**
 * Lands a clean UTF-8 file with the engine's own reader, which uses all processors. Resolves to the number of rows, or to null when anything in the
 * file is out of order: the reader then refuses, rather than guess.
 */
export async function landFast(
  path: string,
  plan: CsvPlan,
  file: string,
  context: LandContext,
  progress: (share: number) => void,
): Promise<number | null> {
  // Its lines to skip are no records: a title may stand in several lines, and a blank one is none.
  if (plan.lineEnd === '\r' || plan.before > (plan.header ? 1 : 0)) return null;
  const columns = join(plan.columns.map((name) => sql`${name}: 'varchar'`));
  const { delimiter, quote } = plan.dialect;
  const query = sql`select * from read_csv(${path}, auto_detect = false, header = ${plan.header}, columns = {${columns}},
    delim = ${delimiter}, quote = ${quote}, escape = ${quote}, nullstr = '', strict_mode = true)`;
  try {
    return await writeTable(query, plan.columns.length, file, context, { signal: context.signal, onProgress: progress });
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'ENGINE_QUERY_FAILED') throw error;
    return null;
  }
}
