import { type Engine, id, join, type RunOptions, sql, type WorkTable } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { type Field, hashColumn, textColumn } from './field.ts';
import { findSpellings, hashQuery } from './spellings.ts';

/** The fields of one table with their hashes: columns `row`, and `hashColumn` and `textColumn` of each field. */
export interface HashTable {
  table: TableProfile;
  fields: Field[];
  rows: WorkTable;
}

/** Hashes every field of every table once; all later comparing is of integers. */
export async function buildHashTables(engine: Engine, fields: readonly Field[], pack: CountryPack, options: RunOptions): Promise<HashTable[]> {
  await using spellings = await findSpellings(engine, fields, pack, options);
  const built: HashTable[] = [];
  for (const [table, own] of Map.groupBy(fields, (field) => field.table)) {
    const rows = await engine.materialize('origin_hashes', hashQuery(table, own, spellings, engine.dialect), options);
    built.push({ table, fields: [...own], rows });
  }
  return built;
}

/** Adds fields to the hash tables of their tables; the others stay as they are. */
export async function addFields(
  engine: Engine,
  tables: readonly HashTable[],
  fields: readonly Field[],
  pack: CountryPack,
  options: RunOptions,
): Promise<HashTable[]> {
  const more = await buildHashTables(engine, fields, pack, options);
  const merged: HashTable[] = [];
  for (const old of tables) {
    const extra = more.find(({ table }) => table === old.table);
    if (!extra) merged.push(old);
    else {
      const columns = extra.fields.flatMap((field) => [...new Set([hashColumn(field), textColumn(field)])].map((name) => id('x', name)));
      const both = sql`select o.*, ${join(columns)} from ${old.rows.name} as o join ${extra.rows.name} as x on x.${id('row')} = o.${id('row')}`;
      merged.push({ table: old.table, fields: [...old.fields, ...extra.fields], rows: await engine.materialize('origin_hashes', both, options) });
      for (const { rows } of [old, extra]) await rows.drop();
    }
  }
  return merged;
}

/** The hash table that holds a field. */
export function hashTableOf(tables: readonly HashTable[], field: Field): HashTable {
  const found = tables.find((table) => table.fields.includes(field));
  if (!found) throw new Error(`no hash table holds field ${field.index}`);
  return found;
}
