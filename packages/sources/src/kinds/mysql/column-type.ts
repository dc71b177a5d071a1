import type { SqlType } from '@sogoc/engine';

const integers = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'year']);
const binary = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob']);
const shapes = new Set([
  'geometry',
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
  'geometrycollection',
  'geomcollection',
]);

/**
 * How a column of MariaDB or MySQL is read. As with the other sources, exact and floating numbers land as the text that the server writes; binary
 * values as their digest; `tinyint(1)`, which is how these servers write boolean, as boolean where it holds nothing but 0 and 1.
 * @param dataType The bare type: `int`.
 * @param columnType The type as declared: `int(10) unsigned`.
 * @param column Quoted name.
 */
export function readColumn(dataType: string, columnType: string, column: string): { type: SqlType; expression: string } {
  if (columnType.startsWith('tinyint(1)')) return { type: 'boolean', expression: column };
  if (dataType === 'bit') return { type: columnType === 'bit(1)' ? 'boolean' : 'text', expression: `cast(${column} as unsigned)` };
  if (dataType === 'int' && columnType.includes('unsigned')) return { type: 'bigint', expression: column };
  if (integers.has(dataType)) return { type: 'integer', expression: column };
  if (dataType === 'bigint') return { type: columnType.includes('unsigned') ? 'text' : 'bigint', expression: column };
  if (dataType === 'date') return { type: 'date', expression: column };
  if (dataType === 'datetime' || dataType === 'timestamp') return { type: 'timestamp', expression: column };
  if (binary.has(dataType)) return { type: 'text', expression: `concat('sha256:', sha2(${column}, 256))` };
  if (shapes.has(dataType)) return { type: 'text', expression: `st_astext(${column})` };
  return { type: 'text', expression: column };
}
