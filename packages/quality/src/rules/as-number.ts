import type { Dialect, Sql } from '@sogoc/engine';
import { readAs } from '@sogoc/profile';
import type { Cell } from '../rule-kind.ts';

/** The number that a cell holds, as its column's numbers are written; null where it is none. */
export function asNumber(cell: Cell, dialect: Dialect): Sql {
  const { storage, reading } = cell.profile;
  if (storage === 'integer' || storage === 'decimal' || storage === 'double') return cell.stored;
  if (reading.kind === 'number') return readAs(trimmed(cell, cell.stored, dialect), 'decimal', reading, dialect);
  return dialect.tryCast(cell.text, 'double');
}

/** What a cell holds without blanks around it: text that is written plainly has none. */
export function trimmed({ profile }: Pick<Cell, 'profile'>, text: Sql, dialect: Dialect): Sql {
  return profile.plain ? text : dialect.trim(text);
}
