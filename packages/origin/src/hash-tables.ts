import type { Engine, RunOptions, WorkTable } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { type Field, hashQuery } from './field.ts';

/** The fields of one table with their hashes: columns `row` and one of `hashColumn(field)` each. */
export interface HashTable {
  table: TableProfile;
  fields: Field[];
  rows: WorkTable;
}

/** Hashes every field of every table once; all later comparing is of integers. */
export async function buildHashTables(engine: Engine, fields: readonly Field[], pack: CountryPack, options: RunOptions): Promise<HashTable[]> {
  const byTable = Map.groupBy(fields, (field) => field.table);
  const built: HashTable[] = [];
  for (const [table, own] of byTable) {
    const rows = await engine.materialize('origin_hashes', hashQuery(table, own, engine.dialect, pack), options);
    built.push({ table, fields: [...own], rows });
  }
  return built;
}

/** The hash table that holds a field. */
export function hashTableOf(tables: readonly HashTable[], field: Field): HashTable {
  const found = tables.find((table) => table.fields.includes(field));
  if (!found) throw new Error(`no hash table holds field ${field.index}`);
  return found;
}
