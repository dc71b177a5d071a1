import type { CheckOf } from '@sogoc/contract';
import { and, type Dialect, type Sql, sql } from '@sogoc/engine';
import { type Reading, readAs } from '@sogoc/profile';
import type { Cell, RecordRuleKind } from '../../rule-kind.ts';
import { trimmed } from '../as-number.ts';

type Asked = CheckOf<'type'>['type'];

/** The value reads as a number, date, time or truth value, in the written form that the profile found in its column. */
export const type: RecordRuleKind<'type'> = {
  kind: 'type',
  form: 'record',
  finds: 'format',
  precedence: 20,
  compile: (check, { cell, dialect, profile }) => {
    const own = cell(check.column);
    const { column } = check;
    const { storage, type, unreadable, missing } = own.profile;
    const known = storage === check.type || (storage === 'text' && type === check.type && unreadable === 0);
    if (known && Number.isFinite(missing)) return { column, fails: sql`false`, observed: own.text, holds: profile.rows - missing };
    if (known) return { column, fails: sql`false`, observed: own.text };
    return {
      column,
      fails: sql`not coalesce(${reads(own, check.type, dialect)}, false)`,
      observed: own.text,
      expected: sql`${check.type}`,
      expectedInClear: true,
    };
  },
};

function reads(cell: Cell, asked: Asked, dialect: Dialect): Sql {
  const { profile } = cell;
  const reading = profile.type === asked || (asked === 'decimal' && profile.type === 'integer') ? profile.reading : (usual[asked] ?? profile.reading);
  if (reading.kind === 'stored') return profile.type === asked || asked === 'decimal' ? sql`true` : readAsText(cell, asked, dialect);
  const read = sql`${readAs(trimmed(cell, dialect.cast(cell.stored, 'text'), dialect), asked, reading, dialect)} is not null`;
  // A cast to whole numbers would round 1.5 rather than refuse it.
  return asked === 'integer' ? and(read, dialect.regexMatches(cell.text, '^[+-]?[0-9]+$')) : read;
}

function readAsText({ text }: Cell, asked: Asked, dialect: Dialect): Sql {
  const reading = usual[asked];
  return reading ? sql`${readAs(text, asked, reading, dialect)} is not null` : sql`true`;
}

/** Forms that are tried where a contract asks for a type that the profile did not find. */
const usual: Partial<Record<Asked, Reading>> = {
  integer: { kind: 'number', decimal: '.', group: '' },
  decimal: { kind: 'number', decimal: '.', group: '' },
  date: { kind: 'date', forms: ['yyyy-MM-dd', 'dd/MM/yyyy', 'dd-MM-yyyy', 'dd.MM.yyyy'] },
  timestamp: { kind: 'timestamp' },
  boolean: { kind: 'boolean', yes: 'true', no: 'false' },
};
