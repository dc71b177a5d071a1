import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, sql } from '@sogoc/engine';
import type { Crosswalk } from '../crosswalk/crosswalk.ts';

const names = { crosswalk: 'crosswalk.parquet', duplicates: 'duplicates.parquet' } as const;

/** Where a survey's folder has its crosswalk. */
export function crosswalkFile(folder: string): string {
  return join(folder, names.crosswalk);
}

/** Writes `crosswalk.parquet` and `duplicates.parquet` to a folder, or removes those of an earlier run where nothing was linked. */
export async function writeCrosswalk(engine: Engine, crosswalk: Crosswalk | null, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const [linked, repeated] = [crosswalkFile(folder), join(folder, names.duplicates)];
  if (!crosswalk) {
    for (const file of [linked, repeated]) await rm(file, { force: true });
    return;
  }
  const records = sql`select "database", "table", record_key, entity_kind, entity_id, probability from ${crosswalk.rows.name} order by "database", "table", row`;
  const duplicates = sql`select * from ${crosswalk.duplicates.rows.name} order by "database", "table", record_key`;
  for (const [query, file] of [
    [records, linked],
    [duplicates, repeated],
  ] as const) {
    await engine.writeParquet(query, file, { signal });
    await chmod(file, 0o600);
  }
}
