import { type Engine, id, join, type RunOptions, sql, type WorkTable } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { type Field, hashColumn, textColumn } from './field.ts';
import { findSpellings, hashQuery, type Spellings } from './spellings.ts';

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
    built.push({ table, fields: [...own], rows: await hashFields(engine, table, own, spellings, options) });
  }
  return built;
}

/** Fields that are looked up in one statement: each look-up holds memory of its own. */
const fieldsAtOnce = 40;

/** Hashes the fields of one table, of wide tables in parts that are put side by side. */
async function hashFields(
  engine: Engine,
  table: TableProfile,
  fields: readonly Field[],
  spellings: Spellings,
  options: RunOptions,
): Promise<WorkTable> {
  const parts: { rows: WorkTable; fields: readonly Field[] }[] = [];
  for (let at = 0; at < fields.length; at += fieldsAtOnce) {
    const some = fields.slice(at, at + fieldsAtOnce);
    parts.push({ rows: await engine.materialize('origin_hashes', hashQuery(table, some, spellings, engine.dialect), options), fields: some });
  }
  const [first, ...rest] = parts;
  if (!first || rest.length === 0)
    return first?.rows ?? engine.materialize('origin_hashes', hashQuery(table, fields, spellings, engine.dialect), options);
  const more = rest.flatMap((part, at) => hashColumns(part.fields).map((name) => id(`p${at}`, name)));
  const joins = rest.map(({ rows }, at) => sql` join ${rows.name} as ${id(`p${at}`)} on ${id(`p${at}`, 'row')} = o.${id('row')}`);
  const whole = await engine.materialize('origin_hashes', sql`select o.*, ${join(more)} from ${first.rows.name} as o${join(joins, sql``)}`, options);
  for (const { rows } of parts) await rows.drop();
  return whole;
}

function hashColumns(fields: readonly Field[]): string[] {
  return fields.flatMap((field) => [...new Set([hashColumn(field), textColumn(field)])]);
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
      const columns = hashColumns(extra.fields).map((name) => id('x', name));
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
