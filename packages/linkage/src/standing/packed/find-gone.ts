import { sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals } from '../standing.ts';
import { findGone } from '../take-records.ts';
import type { NewNumbers } from './new-numbers.ts';
import type { RecordKeys } from './record-keys.ts';

/** The records that new ones replace, or that are removed (see `findGone`): of the others not one is looked at. @param known keys, to which the new ones are added. */
export async function findGoneByKeys(
  prepared: Prepared,
  raw: WorkTable,
  { rids, keys }: NewNumbers,
  known: RecordKeys,
  { from, removed }: Pick<Arrivals, 'from' | 'removed'>,
): Promise<WorkTable> {
  const found: number[] = [];
  const again: number[] = [];
  for (let row = 0; row < rids.length; row += 1) {
    const rid = rids[row] ?? 0;
    const low = keys[2 * row] ?? 0;
    const high = keys[2 * row + 1] ?? 0;
    for (let before = known.first(high, low); before !== 0; before = known.before(before)) {
      found.push(before);
      again.push(rid);
    }
    known.add(rid, high, low);
  }
  const { engine, records, options } = prepared;
  const columns = ['rid', 'again'].map((name) => ({ name, type: 'integer' as const }));
  const likely = await engine.ingestNumbers('link_gone', columns, [[Int32Array.from(found), Int32Array.from(again)]], options);
  if (found.length === 0 && !removed) return likely;
  await using _ = likely;
  const replaced = sql`select c.rid, c.again from ${likely.name} c join ${records.name} r on r.rid = c.rid join ${raw.name} n on n.rid = c.again
    where n.source = r.source and n.key = r.key`;
  return await findGone(prepared, replaced, removed, from);
}
