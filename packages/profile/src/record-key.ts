import type { KeyColumn } from './candidate-keys.ts';
import type { NearKey, RecordKey } from './table-profile.ts';

/** The key that names a table's records: what its server declares, else the fittest candidate that is fit to be read and kept, else the row's number. */
export function chooseRecordKey(declared: readonly string[] | null, candidates: readonly string[][], columns: readonly KeyColumn[]): RecordKey {
  const known = new Map(columns.map((column) => [column.profile.name, column]));
  if (declared && declared.length > 0 && declared.every((name) => known.has(name))) return { columns: [...declared], kind: 'declared' };
  const fit = candidates.find((key) => key.every((name) => (known.get(name)?.fitness ?? -1) >= 0));
  return fit ? { columns: [...fit], kind: 'inferred' } : { columns: [], kind: 'row' };
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
