import { type RunOptions, type Sql, sql, writeWhole } from '@sogoc/engine';
import type { LandContext } from '../source-kind.ts';

/** Up to this many columns the engine's own settings serve best. */
const narrow = 200;

/**
 * Writes a query's result to a table's Parquet file. The engine keeps a dictionary page of 1 MiB and a row group of 122,880 rows for every column:
 * for wide tables both are made smaller, else 2,000 columns and 50 rows would need 2 GiB.
 */
export function writeTable(query: Sql, columns: number, file: string, context: LandContext, options: RunOptions): Promise<number> {
  if (columns <= narrow) return context.engine.writeParquet(query, file, options);
  const group = Math.max(2_048, Math.floor(2 ** 24 / columns / 2_048) * 2_048);
  const page = Math.max(1_024, Math.floor(2 ** 25 / columns));
  const form = sql`format parquet, compression zstd, row_group_size ${group}, string_dictionary_page_size_limit ${page}`;
  return writeWhole(file, (beside) => context.engine.run(sql`copy (${query}) to ${beside} (${form})`, options));
}
