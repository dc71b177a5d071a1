import { type IngestColumn, id, join, type NumberBatch, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../../model/link-model.ts';
import type { FoundPairs } from '../../packed/find-pairs.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { batchesOf, pairColumns } from '../../packed/pair-batches.ts';
import { ofHalves } from '../../packed/value-pairs.ts';
import { weighEach } from '../../predict/predict-pairs.ts';
import type { Prepared } from '../../prepare/prepared.ts';

/** Weighs pairs in the engine, beside their own records alone. @param take is called with each pair's ids and weight (bits). */
export async function weighFound(
  prepared: Prepared,
  model: LinkModel,
  packed: PackedRecords,
  found: FoundPairs,
  take: (l: number, r: number, weight: number) => void,
): Promise<void> {
  if (found.count === 0) return;
  const { engine, options } = prepared;
  await using pairs = await engine.ingestNumbers(
    'link_candidates',
    pairColumns,
    batchesOf(
      found,
      Int32Array.from({ length: found.count }, (_, at) => at),
    ),
    options,
  );
  await using records = await recordsOf(prepared, packed, found);
  await using weighed = await weighEach({ ...prepared, records }, model, pairs);
  for await (const [l, r, weights] of engine.streamNumbers(sql`select l, r, weight from ${weighed.name}`, options))
    for (let row = 0; row < (l?.length ?? 0); row += 1) take(l?.[row] ?? 0, r?.[row] ?? 0, weights?.[row] ?? 0);
}

/** The records of pairs with their codes: rid, c<i>. */
async function recordsOf({ engine, comparisons, options }: Prepared, packed: PackedRecords, { l, r, count }: FoundPairs): Promise<WorkTable> {
  const rids = Int32Array.from(new Set([...l.subarray(0, count), ...r.subarray(0, count)]));
  const halves = comparisons.flatMap((_, i): IngestColumn[] => [
    { name: `h${i}`, type: 'integer' },
    { name: `l${i}`, type: 'integer' },
  ]);
  const places = packed.codes.flatMap((place) => [place, place + 1]);
  const batch: NumberBatch = [rids, ...places.map((place) => rids.map((rid) => packed.cells[rid * packed.width + place] ?? -1))];
  await using codes = await engine.ingestNumbers('link_halves', [{ name: 'rid', type: 'integer' }, ...halves], [batch], options);
  const whole = (i: number): Sql => sql`case when ${id(`h${i}`)} >= 0 then ${ofHalves(`h${i}`, `l${i}`, engine.dialect)} end as ${id(`c${i}`)}`;
  return await engine.materialize('link_among', sql`select rid, ${join(comparisons.map((_, i) => whole(i)))} from ${codes.name}`, options);
}
