import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { KeptRun } from './kept-run.ts';
import { type KeptPart, partId } from './kept-table.ts';
import type { Preparations } from './preparations.ts';
import { countParts, type PartScan } from './scan-parts.ts';
import type { Unit } from './unit.ts';

/** Counts what the rules of a scan say. @returns the table of `countParts`; the caller drops it. */
export async function addCounts({ engine, options, states }: KeptRun, scan: PartScan, parts: readonly KeptPart[]): Promise<WorkTable> {
  const { tallied, counts } = await countParts(engine, scan, options);
  await states.addCounts(sql`select unit, ${partId(parts, sql`part_number`)} as part, flags, n from (${counts}) as c`);
  return tallied;
}

/** Units with what their kinds prepared for these parts. */
export async function prepared({ units, context }: PartScan, preparations: Preparations): Promise<Unit[]> {
  return Promise.all(units.map(async (unit) => ({ ...unit, rules: await preparations.of(unit.rules, context) })));
}

/** Says that units were asked of parts, even where there was nothing to count. */
export function covering(units: readonly string[], parts: readonly KeptPart[]): Sql {
  const all = sql`(select unnest(${[...units]}) as unit) as u cross join (select unnest(${parts.map(({ id }) => id)}) as part) as p`;
  return sql`select unit, part, '' as flags, 0 as n from ${all}`;
}

/** Adds how many records of each part have the same flags: `counts`, in the order of the parts. */
export async function addSound(
  { states }: KeptRun,
  sound: readonly { unit: string; flags: string; counts: readonly number[] }[],
  parts: readonly KeptPart[],
): Promise<void> {
  if (sound.length === 0) return;
  const rows = sound.map(({ unit, flags, counts }) => sql`(${unit}, ${flags}, ${[...counts]})`);
  const places = sql`(select unnest(range(1, ${parts.length + 1})) as place) as p`;
  const part = sql`(${parts.map(({ id }) => id)})[place]`;
  await states.addCounts(
    sql`select unit, ${part} as part, flags, counts[place] as n from (values ${join(rows)}) as v(unit, flags, counts) cross join ${places}
      where counts[place] > 0`,
  );
}
