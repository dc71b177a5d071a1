import type { CheckOf } from '@sogoc/contract';
import { type Dialect, or, type Sql, sql } from '@sogoc/engine';
import { readAs } from '@sogoc/profile';
import type { Cell, RecordRuleKind } from '../../rule-kind.ts';

/** The number or date lies between bounds. A value that reads as neither is left to `type`. */
export const range: RecordRuleKind<'range'> = {
  kind: 'range',
  form: 'record',
  finds: 'outlier',
  precedence: 0,
  compile: (check, { dialect, cell }) => {
    const own = cell(check.column);
    const { min, max, exclusiveMin, exclusiveMax } = check;
    const below = min === undefined ? [] : [compare(own, min, exclusiveMin ? sql`<=` : sql`<`, dialect)];
    const above = max === undefined ? [] : [compare(own, max, exclusiveMax ? sql`>=` : sql`>`, dialect)];
    return { column: check.column, fails: or(...below, ...above), observed: own.text, expected: sql`${describe(check)}` };
  },
};

/** Dates and times compare as canonical text (yyyy-MM-dd...), which sorts as time does; numbers as numbers. */
function compare(cell: Cell, bound: string | number, operator: Sql, dialect: Dialect): Sql {
  if (typeof bound === 'number') return sql`coalesce(${asNumber(cell, dialect)} ${operator} ${bound}, false)`;
  return sql`(${dialect.regexMatches(cell.text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')} and ${cell.text} ${operator} ${bound})`;
}

function asNumber(cell: Cell, dialect: Dialect): Sql {
  const { storage, reading } = cell.profile;
  if (storage === 'integer' || storage === 'decimal' || storage === 'double') return cell.stored;
  if (reading.kind === 'number') return readAs(dialect.trim(cell.stored), 'decimal', reading, dialect);
  return dialect.tryCast(cell.text, 'double');
}

function describe({ min, max, exclusiveMin, exclusiveMax }: CheckOf<'range'>): string {
  const low = min === undefined ? '' : `${exclusiveMin ? '>' : '>='} ${min}`;
  const high = max === undefined ? '' : `${exclusiveMax ? '<' : '<='} ${max}`;
  return [low, high].filter(Boolean).join(', ');
}
