import { sql } from '@sogoc/engine';
import type { Prepared } from '../../prepare/prepared.ts';

/** The keys of some records. */
export async function readKeys({ engine, records, options }: Prepared, rids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (rids.length === 0) return new Map();
  await using asked = await engine.ingestNumbers('link_asked', [{ name: 'rid', type: 'integer' }], [[Int32Array.from(rids)]], options);
  const rows = await engine.all<{ rid: number; key: string }>(
    sql`select rid, key from ${records.name} where rid in (select rid from ${asked.name})`,
    options,
  );
  return new Map(rows.map(({ rid, key }) => [rid, key]));
}
