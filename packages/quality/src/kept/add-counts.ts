import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { KeptRun } from './kept-run.ts';
import { type KeptPart, partId } from './kept-table.ts';
import type { Preparations } from './preparations.ts';
import { countParts, type PartScan } from './scan-parts.ts';
import type { Unit } from './unit.ts';

/** Counts what the rules of a scan say. @returns the table of `countParts`, where there is one; the caller drops it. */
export async function addCounts({ engine, options, states }: KeptRun, scan: PartScan, parts: readonly KeptPart[]): Promise<WorkTable | null> {
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
  const rows = units.flatMap((unit) => parts.map((part) => sql`(${unit}, ${part.id}, '', 0)`));
  return sql`select * from (values ${join(rows)}) as v(unit, part, flags, n)`;
}

const rowsPerStatement = 5_000;

/** Adds counts that are known. */
export async function addRows({ states }: KeptRun, rows: readonly { unit: string; part: string; flags: string; n: number }[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const some = rows.slice(at, at + rowsPerStatement).map(({ unit, part, flags, n }) => sql`(${unit}, ${part}, ${flags}, ${n})`);
    await states.addCounts(sql`select * from (values ${join(some)}) as v(unit, part, flags, n)`);
  }
}
