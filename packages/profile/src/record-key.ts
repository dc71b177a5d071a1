import { isByDesign } from './by-design.ts';
import type { KeyColumn } from './candidate-keys.ts';
import type { NearKey, RecordKey } from './table-profile.ts';

/**
 * The key that names a table's records: what its server declares; else the fittest candidate whose every column identifies things; else one that does not repeat by design;
 * else the row's number. What merely happens not to repeat, as the ages of six people, names nobody.
 */
export function chooseRecordKey(
  declared: readonly string[] | null,
  candidates: readonly string[][],
  columns: readonly KeyColumn[],
  rows: number,
): RecordKey {
  const known = new Map(columns.map((column) => [column.profile.name, column]));
  if (declared && declared.length > 0 && declared.every((name) => known.has(name))) return { columns: [...declared], kind: 'declared' };
  const sets = candidates.map((key) => key.flatMap((name) => known.get(name) ?? [])).filter((key) => key.every(({ fitness }) => fitness >= 0));
  const fit =
    sets.find((key) => key.every(({ identifies }) => identifies)) ??
    sets.find((key) =>
      isByDesign(
        key.map(({ profile }) => profile),
        rows,
      ),
    );
  return fit ? { columns: fit.map(({ profile }) => profile.name), kind: 'inferred' } : { columns: [], kind: 'row' };
}

const nearly = 0.98;
const fewest = 20;

/** Columns that look like identifiers and nearly tell all records apart: where they repeat, or are missing, somebody made a mistake. */
export function nearKeys(columns: readonly KeyColumn[], rows: number): NearKey[] {
  return columns
    .map(({ profile, fitness }) => ({ column: profile.name, distinct: profile.distinct, present: rows - profile.missing, fitness }))
    .filter(({ distinct, present, fitness }) => fitness >= 3 && present >= fewest && distinct < rows && distinct >= nearly * present)
    .sort((a, b) => b.fitness - a.fitness)
    .map(({ column, distinct, present }) => ({ column, distinct, present }));
}
