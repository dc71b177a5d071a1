import type { Dialect, Sql } from '@sogoc/engine';
import { join, sql } from '@sogoc/engine';

/** How text is read as a value of a logical type. */
export type Reading =
  /** As it is stored. */
  | { kind: 'stored' }
  /** Numbers with this decimal mark and this mark between thousands (none: empty). */
  | { kind: 'number'; decimal: '.' | ','; group: '' | '.' | ',' | ' ' }
  /** Dates in one of these forms (`dd/MM/yyyy`), the first that fits. */
  | { kind: 'date'; forms: string[] }
  /** Timestamps as ISO 8601 writes them; of type date where none has a time of day. */
  | { kind: 'timestamp' }
  /** Two words, in lower case. */
  | { kind: 'boolean'; yes: string; no: string };

/** A regular expression of whole numbers that are written as they are read, of so many digits that each fits into 64 bits. */
export const plainInteger = '^(0|-?[1-9][0-9]{0,17})$';

/** A number's text with `.` as the decimal mark and nothing between thousands. */
export function plainNumber(text: Sql, reading: Reading & { kind: 'number' }, dialect: Dialect): Sql {
  const ungrouped = reading.group === '' ? text : dialect.replace(text, reading.group, '');
  return reading.decimal === '.' ? ungrouped : dialect.replace(ungrouped, reading.decimal, '.');
}

/** Text (or a stored value) as a value that orders and computes: double, bigint, date, timestamp, boolean; null where it cannot be read. */
export function readAs(value: Sql, type: string, reading: Reading, dialect: Dialect): Sql {
  switch (reading.kind) {
    case 'stored':
      return value;
    case 'number':
      return dialect.tryCast(plainNumber(value, reading, dialect), type === 'integer' ? 'bigint' : 'double');
    case 'date': {
      const forms = reading.forms.map((form) => (form === 'yyyy-MM-dd' ? dialect.tryCast(value, 'date') : dialect.parseDate(value, form)));
      return forms.length === 1 ? sql`${join(forms)}` : sql`coalesce(${join(forms)})`;
    }
    case 'timestamp': {
      const moment = dialect.tryCast(value, 'timestamp');
      return type === 'date' ? dialect.cast(moment, 'date') : moment;
    }
    case 'boolean':
      return sql`case ${dialect.lower(dialect.trim(value))} when ${reading.yes} then true when ${reading.no} then false end`;
  }
}
