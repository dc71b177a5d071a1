import type { Engine, WorkTable } from '@sogoc/engine';
import type { Guess } from '../detect-reading.ts';
import type { StoredColumn } from '../sample.ts';
import type { KeptColumn } from './kept-state.ts';

/** Of these, each value has one canonical text and no other value has the same. */
const oneText: readonly StoredColumn['storage'][] = ['text', 'integer', 'date', 'boolean'];

/**
 * How many rows each value of a column has, as rows of `value` and `n`, where the lists tell it of all: then none has to be looked for in the files.
 * @returns null where they do not, and where a number may be written in two ways.
 */
export async function listedCounts(
  engine: Engine,
  { storage }: StoredColumn,
  { reading }: Guess,
  { counts, lists, floor }: KeptColumn,
  signal: AbortSignal | undefined,
): Promise<WorkTable | null> {
  if (floor > 0 || reading.kind !== 'stored' || lists.frequent.length < counts.distinct || !oneText.includes(storage)) return null;
  const columns = [
    { name: 'value', type: 'text' },
    { name: 'n', type: 'bigint' },
  ] as const;
  return engine.ingest('profile_listed', columns, [lists.frequent.map(({ value, count }) => [value, count])], { signal });
}
