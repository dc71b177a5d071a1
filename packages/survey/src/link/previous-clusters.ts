import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, id, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { endsTheRun } from '../stages/set-back.ts';

/**
 * The clusters that the last run left in a folder, so that things keep their ids: source, record_key, entity_id. Null where there are none that can be read: a file that something
 * damaged costs the ids their history, not the run its results.
 */
export async function previousClusters(engine: Engine, folder: string, options: RunOptions): Promise<WorkTable | null> {
  const file = join(folder, 'clusters.parquet');
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const { dialect } = engine;
  const text = (name: string): Sql => dialect.cast(sql`${id(name)}`, 'text');
  const [source, key] = [text('source'), text('record_key')];
  // No record has two ids, whatever stands in the file.
  const query = sql`select ${source} as source, ${key} as record_key, min(${text('entity_id')}) as entity_id from ${dialect.readParquet([file])} p
    where entity_id is not null group by ${source}, ${key}`;
  try {
    return await engine.materialize('previous_clusters', query, options);
  } catch (error) {
    if (endsTheRun(error)) throw error;
    return null;
  }
}
