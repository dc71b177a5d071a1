import type { CheckOf } from '@sogoc/contract';
import { type Dialect, or, type Sql, sql } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import type { Cell, RecordRuleKind } from '../../rule-kind.ts';
import { asNumber } from '../as-number.ts';

/** The number or date lies between bounds. A value that reads as neither is left to `type`. */
export const range: RecordRuleKind<'range'> = {
  kind: 'range',
  form: 'record',
  finds: 'outlier',
  precedence: 70,
  compile: (check, { dialect, cell, now, pack }) => {
    const own = cell(check.column);
    const { exclusiveMin, exclusiveMax } = check;
    const [min, max] = [check.min, check.max].map((bound) => (bound === 'today' ? now.toISOString().slice(0, 10) : asWritten(bound, own)));
    const date = dateText(own, pack, dialect);
    const below = min === undefined ? [] : [compare(own, date, min, exclusiveMin ? sql`<=` : sql`<`, dialect)];
    const above = max === undefined ? [] : [compare(own, date, max, exclusiveMax ? sql`>=` : sql`>`, dialect)];
    return {
      column: check.column,
      fails: or(...below, ...above),
      observed: own.text,
      expected: sql`${describe({ ...check, min, max })}`,
      expectedInClear: true,
    };
  },
};

/** Dates and times compare as canonical text (yyyy-MM-dd..., HH:mm...), which sorts as time does; numbers as numbers. */
function compare(cell: Cell, date: Sql, bound: string | number, operator: Sql, dialect: Dialect): Sql {
  if (typeof bound === 'number') return sql`${asNumber(cell, dialect)} ${operator} ${bound}`;
  // Columns of dates need not be written as text to be compared.
  if (cell.profile.storage === 'date' && isDay(bound)) return sql`${cell.stored} ${operator} ${dialect.cast(sql`${bound}`, 'date')}`;
  if (timeOfDay.test(bound))
    return sql`(coalesce(${dialect.regexMatches(date, timeOfDay.source)}, false) and ${toSeconds(date, dialect)} ${operator} ${toSeconds(sql`${bound}`, dialect)})`;
  return sql`(coalesce(${dialect.regexMatches(date, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')}, false) and ${date} ${operator} ${bound})`;
}

const timeOfDay = /^([01][0-9]|2[0-3]):[0-5][0-9]/;

/** 07:30 is 07:30:00. */
const toSeconds = (time: Sql, dialect: Dialect): Sql => dialect.substring(dialect.concat(time, sql`':00'`), sql`1`, sql`8`);

/** A bound at the beginning of a day is that day where the column holds days. */
const asWritten = (bound: string | number | undefined, { profile }: Cell): typeof bound =>
  typeof bound === 'string' && profile.type === 'date' ? bound.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '') : bound;

/** Where dates are written in several ways, the column is text; its semantic type then knows the canonical one. */
function dateText({ profile, text }: Cell, pack: CountryPack, dialect: Dialect): Sql {
  const type = profile.type === 'text' ? pack.semanticTypes.find(({ id }) => id === profile.semanticType?.id) : undefined;
  return type?.canonical ? sql`coalesce(${type.canonical(text, dialect)}, ${text})` : text;
}

/** A day that exists, as text. */
function isDay(text: string): boolean {
  const time = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function describe({ min, max, exclusiveMin, exclusiveMax }: CheckOf<'range'>): string {
  const low = min === undefined ? '' : `${exclusiveMin ? '>' : '>='} ${min}`;
  const high = max === undefined ? '' : `${exclusiveMax ? '<' : '<='} ${max}`;
  return [low, high].filter(Boolean).join(', ');
}
