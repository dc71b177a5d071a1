import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { type Field, hashColumn } from './field.ts';
import type { HashTable } from './hash-tables.ts';

const bitsPerWord = 62;

/** How many distinct values fields share, exactly (up to collisions of a 63-bit hash). */
export interface Containment {
  /** Distinct values of a field. */
  distinct(field: Field): number;
  shared(a: Field, b: Field): number;
  /** Share 0..1 of a's distinct values that b holds too. */
  contained(a: Field, b: Field): number;
}

/**
 * Containment of every field in every other in one pass: each distinct value gets a bit mask of the fields that hold it, and equal masks are counted
 * together (after the inclusion dependency discovery of De Marchi et al., EDBT 2002, with masks in place of sets).
 */
export async function measureContainment(engine: Engine, tables: readonly HashTable[], options: RunOptions): Promise<Containment> {
  const fields = tables.flatMap((table) => table.fields);
  const size = Math.max(0, ...fields.map((field) => field.index + 1));
  const shared = Array.from({ length: size }, () => new Map<number, number>());
  if (fields.length > 0) {
    for await (const batch of engine.stream<Record<string, number | bigint>>(maskCounts(tables, size, engine.dialect), options)) {
      for (const row of batch) count(shared, holders(row, size), Number(row.n));
    }
  }
  const get = (a: Field, b: Field): number => shared[a.index]?.get(b.index) ?? 0;
  return {
    distinct: (field) => get(field, field),
    shared: get,
    contained: (a, b) => (get(a, a) === 0 ? 0 : get(a, b) / get(a, a)),
  };
}

function words(size: number): number[] {
  return Array.from({ length: Math.ceil(size / bitsPerWord) }, (_, word) => word);
}

function maskCounts(tables: readonly HashTable[], size: number, dialect: Dialect): Sql {
  const values = tables.flatMap((table) =>
    table.fields.map((field) => {
      const hash = id(hashColumn(field));
      const masks = words(size).map((word) => sql`${dialect.cast(sql`${bitOf(field.index, word)}`, 'bigint')} as ${id(`w${word}`)}`);
      return sql`select distinct ${hash} as h, ${join(masks)} from ${table.rows.name} where ${hash} is not null`;
    }),
  );
  const names = words(size).map((word) => id(`w${word}`));
  const merged = names.map((name) => sql`${dialect.bitOrAgg(sql`${name}`)} as ${name}`);
  return sql`
    with held as (${join(values, sql` union all `)}), masks as (select h, ${join(merged)} from held group by h)
    select ${join(names)}, count(*) as n from masks group by ${join(names)}`;
}

function bitOf(index: number, word: number): bigint {
  return Math.floor(index / bitsPerWord) === word ? 1n << BigInt(index % bitsPerWord) : 0n;
}

function holders(row: Record<string, number | bigint>, size: number): number[] {
  return words(size).flatMap((word) => {
    const mask = BigInt(row[`w${word}`] ?? 0);
    const found: number[] = [];
    for (let bit = 0; bit < bitsPerWord && mask >> BigInt(bit) > 0n; bit += 1) if ((mask >> BigInt(bit)) & 1n) found.push(word * bitsPerWord + bit);
    return found;
  });
}

function count(shared: Map<number, number>[], held: readonly number[], n: number): void {
  for (const a of held) for (const b of held) shared[a]?.set(b, (shared[a]?.get(b) ?? 0) + n);
}
