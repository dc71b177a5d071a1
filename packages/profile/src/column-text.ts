import { type Dialect, id, type Sql, sql } from '@sogoc/engine';
import { plainNumber, type Reading, readAs } from './reading.ts';
import type { ColumnProfile } from './table-profile.ts';

/** What `columnText` needs to know of a column: a `ColumnProfile` has it. */
export type TextColumn = Pick<ColumnProfile, 'name' | 'storage' | 'type' | 'reading' | 'canonical'>;

/**
 * A column's values as canonical text: integers and decimals without noise or trailing zeros, dates yyyy-MM-dd, booleans true and false, text untouched;
 * blank text is null. The same value is equal text, whichever kind of source it came from. A value that cannot be read as the column's type stays as it is.
 */
export function columnText(column: TextColumn, alias: string, dialect: Dialect): Sql {
  const value = sql`${id(alias, column.name)}`;
  return column.canonical ? value : canonicalText(value, column, dialect);
}

/** The same for any expression that holds such values. */
export function canonicalText(value: Sql, column: Pick<TextColumn, 'storage' | 'type' | 'reading'>, dialect: Dialect): Sql {
  if (column.storage !== 'text') return storedText(value, column, dialect);
  const text = sql`nullif(${dialect.trim(dialect.cast(value, 'text'))}, '')`;
  const { reading } = column;
  if (reading.kind === 'stored') {
    const own = dialect.cast(value, 'text');
    // What begins with a printed ASCII sign is not blank: comparing costs a tenth of trimming.
    return sql`case when ${own} >= '!' and ${own} < ${'\u007f'} then ${own} when ${text} is null then null else ${own} end`;
  }
  const read = sql`coalesce(${readText(text, column.type, reading, dialect)}, ${text})`;
  if (column.type !== 'integer' || reading.kind !== 'number') return read;
  // Most whole numbers are written canonically: to see that by writing them again costs half of an expression, and a tenth of reading them with all that may surround them.
  const own = dialect.cast(value, 'text');
  return sql`case when cast(try_cast(${own} as bigint) as varchar) = ${own} then ${own} else ${read} end`;
}

function storedText(value: Sql, { storage, type }: Pick<TextColumn, 'storage' | 'type'>, dialect: Dialect): Sql {
  switch (storage) {
    case 'decimal':
    case 'double':
      return dialect.numberText(value);
    case 'date':
      return dialect.formatDate(value, 'yyyy-MM-dd');
    case 'timestamp':
      return type === 'date' ? dialect.substring(dialect.timestampText(value), sql`1`, sql`10`) : dialect.timestampText(value);
    case 'blob':
      return sql`to_hex(${value})`;
    default:
      return dialect.cast(value, 'text');
  }
}

function readText(text: Sql, type: string, reading: Reading, dialect: Dialect): Sql {
  const typed = readAs(text, type, reading, dialect);
  if (type === 'date') return dialect.formatDate(typed, 'yyyy-MM-dd');
  if (reading.kind === 'timestamp') return dialect.timestampText(typed);
  if (reading.kind !== 'number' || type === 'integer') return dialect.cast(typed, 'text');
  // Digit by digit where the text allows it: a double would round what a numeric column of a server keeps.
  const plain = plainNumber(text, reading, dialect);
  const trimmed = sql`case when ${plain} like '%.%' then trim(trailing '.' from trim(trailing '0' from ${plain})) else ${plain} end`;
  return sql`case when ${typed} = 0 then '0' when ${dialect.regexMatches(plain, '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$')} then ${trimmed}
    else ${dialect.numberText(typed)} end`;
}

/** Is a text that is not blank written canonically? The same as comparing it with `canonicalText`, at less cost for numbers. */
export function isCanonical(text: Sql, column: Pick<TextColumn, 'type' | 'reading'>, dialect: Dialect): Sql {
  const { type, reading } = column;
  if (type === 'decimal' && reading.kind === 'number' && reading.decimal === '.' && reading.group === '') {
    return dialect.regexMatches(text, '^(0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\\.[0-9]*[1-9])$');
  }
  return sql`${canonicalText(text, { ...column, storage: 'text' }, dialect)} = ${text}`;
}
