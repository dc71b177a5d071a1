import type { SqlType } from '@sogoc/engine';

/**
 * How a column of a PostgreSQL type is read. Exact and floating numbers land as the text that the server writes, so that `1.50` stays `1.50` and
 * equals what a file holds; binary values land as their digest, enough to compare them.
 * @param type Name in pg_type, of the base type for a domain.
 * @param column Quoted name.
 */
export function readColumn(type: string, column: string): { type: SqlType; expression: string } {
  const plain = plainTypes[type];
  if (plain) return { type: plain, expression: column };
  if (type === 'timestamptz') return { type: 'timestamp', expression: `${column} at time zone 'UTC'` };
  if (type === 'bytea') return { type: 'text', expression: `'sha256:' || encode(sha256(${column}), 'hex')` };
  return { type: 'text', expression: `${column}::text` };
}

const plainTypes: Record<string, SqlType> = {
  bool: 'boolean',
  int2: 'integer',
  int4: 'integer',
  int8: 'bigint',
  oid: 'bigint',
  date: 'date',
  timestamp: 'timestamp',
};
