import { sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../../prepare/prepared.ts';
import { checkKeys } from '../../prepare/raw-records.ts';
import type { Arrivals } from '../standing.ts';
import { findGone } from '../take-records.ts';
import type { NewNumbers } from './new-numbers.ts';
import type { RecordKeys } from './record-keys.ts';

/** Records that may have the keys of new ones, which stand beside them in the same places. */
export interface LikelyGone {
  rids: number[];
  again: number[];
}

/**
 * Adds the keys of new records, and finds the records that had them. @param known keys. @param from the first new id.
 * @throws LinkageError where a key is missing or names several new records; none is known then.
 */
export async function addKeys(
  { engine, sources }: Prepared,
  raw: WorkTable,
  numbers: NewNumbers,
  known: RecordKeys,
  from: number,
): Promise<LikelyGone> {
  const likely: LikelyGone = { rids: [], again: [] };
  if (!addEach(numbers, known, from, likely))
    try {
      await checkKeys(engine, raw, sources);
    } catch (error) {
      for (const rid of numbers.rids) known.forget(rid);
      throw error;
    }
  return likely;
}

/** @returns false where a key is missing, or two records share a hash. */
function addEach({ rids, keys }: NewNumbers, known: RecordKeys, from: number, likely: LikelyGone): boolean {
  let isSure = true;
  for (let row = 0; row < rids.length; row += 1) {
    const rid = rids[row] ?? 0;
    const low = keys[2 * row] ?? 0;
    const high = keys[2 * row + 1] ?? 0;
    if (high < 0) isSure = false;
    for (let before = known.first(high, low); before !== 0; before = known.before(before))
      if (before >= from) isSure = false;
      else {
        likely.rids.push(before);
        likely.again.push(rid);
      }
    known.add(rid, high, low);
  }
  return isSure;
}

const columns = ['rid', 'again'].map((name) => ({ name, type: 'integer' as const }));

/** A table of no records that are gone, which most changes share. */
export const noneGone = ({ engine, options }: Prepared): Promise<WorkTable> => engine.ingestNumbers('link_gone', columns, [], options);

const stays = async (): Promise<void> => undefined;

/** The records that new ones replace, or that are removed (see `findGone`): of the others not one is looked at. @param none see `noneGone`. */
export async function findGoneByKeys(
  prepared: Prepared,
  { from, raw, removed }: Pick<Arrivals, 'from' | 'raw' | 'removed'>,
  { rids, again }: LikelyGone,
  none: WorkTable,
): Promise<WorkTable> {
  const { engine, records, options } = prepared;
  if (rids.length === 0 && !removed) return { ...none, drop: stays, [Symbol.asyncDispose]: stays };
  const likely = await engine.ingestNumbers('link_gone', columns, [[Int32Array.from(rids), Int32Array.from(again)]], options);
  await using _ = likely;
  const replaced = sql`select c.rid, c.again from ${likely.name} c join ${records.name} r on r.rid = c.rid join ${raw.name} n on n.rid = c.again
    where n.source = r.source and n.key = r.key`;
  return await findGone(prepared, replaced, removed, from);
}
