import { type IngestColumn, id, join, type NumberColumn, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { ofHalves } from '../../packed/value-pairs.ts';
import { codedRecords } from '../../prepare/coded-records.ts';
import type { Prepared } from '../../prepare/prepared.ts';

/** Stores new records in the engine. What their values tell is packed already: it is given, where finding it among all values would cost more than all else. */
export async function storeRecords(prepared: Prepared, raw: WorkTable, packed: PackedRecords, rids: Int32Array): Promise<void> {
  const { engine, model, rules, records, comparisons, options } = prepared;
  if (rids.length === 0) return;
  const { columns, numbers, told } = toldOf(prepared, packed, rids);
  const coded = codedRecords(sql`${raw.name}`, model, rules, comparisons, engine.dialect, true);
  await using table = await engine.ingestNumbers('link_told', [{ name: 'rid', type: 'integer' }, ...columns], [[rids, ...numbers]], options);
  await engine.run(
    sql`insert into ${records.name} select ${join([sql`r.*`, ...told])} from (${coded}) r join ${table.name} t on t.rid = r.rid`,
    options,
  );
}

/** By comparison the number that it keeps and the rarity of values, in the order of `numbersOf`. */
function toldOf(
  { engine, comparisons }: Prepared,
  { cells, width, codes, numbers: places, rarities }: PackedRecords,
  rids: Int32Array,
): { columns: IngestColumn[]; numbers: NumberColumn[]; told: Sql[] } {
  const columns: IngestColumn[] = [];
  const numbers: NumberColumn[] = [];
  const told: Sql[] = [];
  for (const i of comparisons.keys()) {
    const [place, rarity] = [places[i], rarities[i]];
    if (place !== undefined) {
      const [high, low] = [`high${i}`, `low${i}`];
      for (const [half, name] of [high, low].entries()) {
        columns.push({ name, type: 'integer' });
        numbers.push(rids.map((rid) => cells[rid * width + place + half] ?? -1));
      }
      told.push(sql`case when ${id(high)} >= 0 then ${ofHalves(high, low, engine.dialect)} end`);
    }
    if (!rarity) continue;
    columns.push({ name: `rarity${i}`, type: 'double' });
    numbers.push(Float64Array.from(rids, (rid) => rarity.at[cells[rid * width + (codes[i] ?? 0)] ?? -1] ?? 0));
    told.push(sql`case when ${id(`c${i}`)} is not null then ${id(`rarity${i}`)} end`);
  }
  return { columns, numbers, told };
}
