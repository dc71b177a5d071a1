import { access } from 'node:fs/promises';
import { type Engine, id, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { endsTheRun } from '../stages/set-back.ts';

/**
 * The ids that the last run left in a file, so that things keep them: source, record_key, entity_id. Null where there are none that can be read: a file that something damaged costs the
 * ids their history, not the run its results.
 *
 * @param source the text that names a record's source, over the columns of the file.
 * @param only boolean SQL: which records are asked for; default all.
 */
export async function previousEntities(
  engine: Engine,
  file: string,
  source: Sql,
  options: RunOptions,
  only: Sql = sql`true`,
): Promise<WorkTable | null> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const { dialect } = engine;
  const text = (name: string): Sql => dialect.cast(sql`${id(name)}`, 'text');
  // No record has two ids, whatever stands in the file.
  const query = sql`select ${source} as source, ${text('record_key')} as record_key, min(${text('entity_id')}) as entity_id from ${dialect.readParquet([file])} p
    where entity_id is not null and ${only} group by ${source}, ${text('record_key')}`;
  try {
    return await engine.materialize('previous_entities', query, options);
  } catch (error) {
    if (endsTheRun(error)) throw error;
    return null;
  }
}
