import type { Contract, SchemaProperty } from '../odcs/types.ts';
import { CompileContext, type KnownTable } from './context.ts';

/** The columns of a key, in the order that the contract gives them: by `primaryKeyPosition`, else as they stand. */
export function keyColumns(properties: readonly { property: SchemaProperty; column: string }[]): string[] {
  const key = properties.filter(({ property }) => property.primaryKey);
  const position = ({ property }: { property: SchemaProperty }): number => property.primaryKeyPosition ?? 0;
  return key.toSorted((a, b) => position(a) - position(b)).map(({ column }) => column);
}

/** The keys that a contract promises of landed tables, by table; a key of which a column is not there is none. What is wrong with the contract is for `contractRules` to tell. */
export function contractKeys(contract: Contract, database: string, tables: readonly KnownTable[]): Map<string, string[]> {
  const context = new CompileContext(contract, database, { tables });
  const keys = new Map<string, string[]>();
  for (const object of contract.schema ?? []) {
    const table = context.landed(object);
    if (table === null || keys.has(table)) continue;
    const key = (object.properties ?? []).filter(({ primaryKey }) => primaryKey);
    const found = key.flatMap((property) => {
      const column = context.landedColumn(table, property);
      return column === null ? [] : [{ property, column }];
    });
    if (key.length > 0 && found.length === key.length) keys.set(table, [...new Set(keyColumns(found))]);
  }
  return keys;
}
