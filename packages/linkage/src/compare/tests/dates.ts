import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { TestSpec } from '../../model/link-model.ts';
import type { LevelTest, Side, ValueNumber } from '../level-test.ts';
import { dateNumber, numbersOfOneYear, numbersOneDigitApart, numbersSwapped, numbersWithinDays } from './date-number.ts';
import { editsWithin } from './text.ts';

const defaultForms = ['yyyy-MM-dd', 'dd/MM/yyyy', 'yyyyMMdd'];

/** Forms that a model names must not begin with another one's text; a value that fits none is no date, and no date test holds for it. */
function checkForms(options: TestSpec): string | undefined {
  const { forms } = options;
  return forms === undefined || (Array.isArray(forms) && forms.length > 0 && forms.every((form) => typeof form === 'string'))
    ? undefined
    : 'forms must be a list of texts such as yyyy-MM-dd';
}

function dateOf(inputs: readonly Sql[], options: TestSpec, dialect: Dialect): Sql {
  const forms = Array.isArray(options.forms) ? options.forms.map(String) : defaultForms;
  return sql`coalesce(${forms.map((form) => dialect.parseDate(inputs[0] ?? sql`null`, form)).reduce((all, next) => sql`${all}, ${next}`)}, null)`;
}

/** Dates are told by one number, whatever the test. */
const byNumber = (test: Omit<ValueNumber, 'of'>, can: (options: TestSpec) => boolean = () => true): ValueNumber => ({
  of: (input, options, dialect) => (can(options) ? dateNumber(dateOf([input], options, dialect), input, dialect) : undefined),
  ...test,
});

const first = (side: Side): Sql => side.derived[0] ?? sql`null`;
const second = (side: Side): Sql => side.derived[1] ?? sql`null`;

/** Dates at most so many days apart. */
export const datesWithin: LevelTest = {
  kind: 'dates-within',
  nests: { option: 'days', looser: 'higher' },
  number: byNumber(numbersWithinDays),
  check: (options) => checkForms(options) ?? (Number(options.days) >= 0 ? undefined : 'days must be a number from 0 on'),
  derive: (inputs, options, dialect) => [dateOf(inputs, options, dialect)],
  holds: (left, right, options, dialect) => sql`abs(${dialect.daysBetween(first(left), first(right))}) <= ${Number(options.days)}`,
};

/** The same date but for day and month having changed places. */
export const dayMonthSwapped: LevelTest = {
  kind: 'day-month-swapped',
  check: checkForms,
  number: byNumber(numbersSwapped),
  derive: (inputs, options, dialect) => {
    const date = dateOf(inputs, options, dialect);
    return [dialect.formatDate(date, 'yyyy-MM-dd'), dialect.formatDate(date, 'yyyy-dd-MM')];
  },
  holds: (left, right) => sql`${first(left)} = ${second(right)}`,
};

/** The same year; with `unknownDay`, only where one of the two is 1 January or holds a year alone, as registers write a day that is not known. */
export const sameYear: LevelTest = {
  kind: 'same-year',
  check: checkForms,
  number: byNumber(numbersOfOneYear),
  derive: (inputs, options, dialect) => {
    const text = inputs[0] ?? sql`null`;
    const date = dialect.formatDate(dateOf(inputs, options, dialect), 'yyyy-MM-dd');
    const written = sql`coalesce(${date}, ${dialect.regexExtract(text, '^\\d{4}$', 0)})`;
    return [
      dialect.substring(written, sql`1`, sql`4`),
      sql`(${dialect.length(written)} = 4 or ${dialect.substring(written, sql`5`, sql`6`)} = '-01-01')`,
    ];
  },
  holds: (left, right, options) => {
    const same = sql`${first(left)} = ${first(right)}`;
    return options.unknownDay === true ? sql`${same} and (${second(left)} or ${second(right)})` : same;
  },
};

/** At most so many characters differ in the dates written yyyy-MM-dd: a typing error. */
export const dateTyping: LevelTest = {
  kind: 'date-typing',
  nests: { option: 'atMost', looser: 'higher' },
  number: byNumber(numbersOneDigitApart, (options) => Number(options.atMost) === 1),
  check: (options) => checkForms(options) ?? (Number(options.atMost) >= 1 ? undefined : 'atMost must be a number from 1 on'),
  derive: (inputs, options, dialect) => {
    const date = dialect.formatDate(dateOf(inputs, options, dialect), 'yyyy-MM-dd');
    return [date, ...(dialect.neighbourBits ? [dialect.neighbourBits(date)] : [])];
  },
  holds: (left, right, options, dialect) =>
    editsWithin(first(left), first(right), left.derived[1], right.derived[1], Number(options.atMost), dialect),
};
