import { join as joinPath } from 'node:path';
import { type Engine, sql } from '@sogoc/engine';
import type { TableSpec, Technology } from '../derive/spec.ts';
import { publicName } from '../variant/publish.ts';
import { writeCsv } from './csv.ts';
import { rowsOf } from './rows.ts';
import { writeXlsx } from './xlsx.ts';

const delimiters: Partial<Record<Technology, string>> = { csv: ',', 'csv-semicolon': ';', 'csv-tab': '\t' };

/** Writes one table into its database's folder, in the technology of the agency. */
export async function writeTable(
  engine: Engine,
  folder: string,
  database: string,
  table: TableSpec,
  technology: Technology,
  signal?: AbortSignal,
): Promise<void> {
  const path = (extension: string): string => joinPath(folder, `${publicName(table)}.${extension}`);
  const delimiter = delimiters[technology];
  if (delimiter) return writeCsv(engine, rowsOf(database, table, false), path('csv'), delimiter, table.legacyEncoding === 'tcvn3', signal);
  if (technology === 'xlsx') return writeXlsx(engine, rowsOf(database, table, true), path('xlsx'), publicName(table), signal);
  if (technology === 'parquet') await engine.writeParquet(rowsOf(database, table, true), path('parquet'), { signal });
  else await engine.run(sql`copy (${rowsOf(database, table, true)}) to ${path('ndjson')} (format json)`, { signal });
}
