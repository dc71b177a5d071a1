import { join as joinPath } from 'node:path';
import { type Engine, EngineError, type RunOptions, sql } from '@sogoc/engine';
import type { Manifest } from './manifest.ts';

/** Is every file of the logs there, with as many rows as were written? */
export async function isWhole(engine: Engine, folder: string, { logs }: Manifest, options: RunOptions): Promise<boolean> {
  const files = Object.values(logs).flat();
  if (files.length === 0) return true;
  const paths = files.map(({ name }) => joinPath(folder, name));
  try {
    const { rows } = await engine.one<{ rows: number }>(
      sql`select cast(sum(num_rows) as bigint) as rows from parquet_file_metadata(${paths})`,
      options,
    );
    return rows === files.reduce((sum, file) => sum + file.rows, 0);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'ENGINE_QUERY_FAILED') return false;
    throw error;
  }
}
