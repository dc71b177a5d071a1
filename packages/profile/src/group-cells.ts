import { type Engine, id, join, sql, type WorkTable } from '@sogoc/engine';
import { canonicalText } from './column-text.ts';
import type { StoredColumn } from './sample.ts';
import type { Storage } from './storage.ts';

/** How often a column holds each of its values, as text. */
export interface Grouped {
  nulls: number;
  values: ReadonlyMap<string, number>;
}

/** Cells that are brought into the process: to fetch one takes a fraction of a microsecond, to plan a query about a column some milliseconds. */
const cellsAtMost = 1_000_000;

/** Classes of storage whose values sort as their texts do, or as whole numbers. */
const fit: readonly Storage[] = ['text', 'integer', 'boolean', 'date'];

/** Groups the columns of a small table by value, in one pass, by their keys; nothing where the table is too large. */
export async function groupCells(
  engine: Engine,
  table: WorkTable,
  columns: readonly Omit<StoredColumn, 'from'>[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Grouped>> {
  const chosen = table.rows * columns.length <= cellsAtMost ? columns.filter(({ storage }) => fit.includes(storage)) : [];
  const counted = chosen.map(({ key }) => ({ key, nulls: 0, values: new Map<string, number>() }));
  if (counted.length === 0) return new Map();
  const { dialect } = engine;
  const texts = chosen.map(({ key, storage }) => {
    const value = sql`${id(key)}`;
    const text =
      storage === 'text' ? dialect.cast(value, 'text') : canonicalText(value, { storage, type: 'text', reading: { kind: 'stored' } }, dialect);
    return sql`${text} as ${id(key)}`;
  });
  for await (const rows of engine.stream<Record<string, string | null>>(sql`select ${join(texts)} from ${table.name}`, { signal }))
    for (const column of counted)
      for (const row of rows) {
        const value = row[column.key];
        if (value === null || value === undefined) column.nulls += 1;
        else column.values.set(value, (column.values.get(value) ?? 0) + 1);
      }
  return new Map(counted.map(({ key, nulls, values }) => [key, { nulls, values }]));
}
