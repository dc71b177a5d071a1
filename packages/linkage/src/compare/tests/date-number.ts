import { and, type Dialect, type Sql, sql } from '@sogoc/engine';
import type { ValueNumber } from '../level-test.ts';

/** The digits yyyyMMdd, four bits each, are below it; above it are the days since the year 1, so that a later date is the greater number. */
const day = 2n ** 32n;
const yearBits = 0xffff_0000n;
const monthBits = 0xff00n;
const dayBits = 0xffn;
const firstOfJanuary = 0x0101n;

/**
 * A date as one number, from which every test of dates can tell; a year alone is its first of January without days.
 * @param date the date, null where it is none. @param text what was written.
 */
export function dateNumber(date: Sql, text: Sql, dialect: Dialect): Sql | undefined {
  if (!dialect.digitBits) return undefined;
  const days = dialect.daysBetween(dialect.cast(sql`'0001-01-01'`, 'date'), date);
  const year = dialect.regexExtract(text, '^\\d{4}$', 0);
  return sql`case when ${date} is not null then (${days} + 1) * ${day} + ${dialect.digitBits(dialect.formatDate(date, 'yyyyMMdd'))}
    else ${dialect.digitBits(sql`${year} || '0101'`)} end`;
}

/** A test of two dates by their numbers, in the engine and in JavaScript: there the days are the high half, and the digits the low one. */
type DateTest = Pick<ValueNumber, 'holds'> & Required<Pick<ValueNumber, 'inHalves'>>;

const areDates = (a: Sql, b: Sql): Sql => sql`${a} >= ${day} and ${b} >= ${day}`;

const ofOneYear = (a: Sql, b: Sql, dialect: Dialect): Sql => sql`${dialect.bitAnd(a, sql`${yearBits}`)} = ${dialect.bitAnd(b, sql`${yearBits}`)}`;

/** Numbers grow with the days and, in the digits, with the date, so that a difference in digits never carries a day away. */
export const numbersWithinDays: DateTest = {
  holds: (a, b, options) => and(areDates(a, b), sql`abs(${a} - ${b}) < ${BigInt(Math.floor(Number(options.days)) + 1) * day}`),
  inHalves: (options) => ({ asks: 'days-within', days: Number(options.days) }),
};

export const numbersSwapped: DateTest = {
  holds: (a, b, _, dialect) => {
    const bits = (number: Sql, some: bigint): Sql => dialect.bitAnd(number, sql`${some}`);
    const month = (one: Sql, other: Sql): Sql => sql`${bits(one, monthBits)} = ${bits(other, dayBits)} * 256`;
    return and(areDates(a, b), ofOneYear(a, b, dialect), month(a, b), month(b, a));
  },
  inHalves: () => ({ asks: 'day-month-swapped' }),
};

export const numbersOfOneYear: DateTest = {
  holds: (a, b, options, dialect) => {
    const unknown = (number: Sql): Sql => sql`${dialect.bitAnd(number, sql`${monthBits | dayBits}`)} = ${firstOfJanuary}`;
    return options.unknownDay === true ? and(ofOneYear(a, b, dialect), sql`(${unknown(a)} or ${unknown(b)})`) : ofOneYear(a, b, dialect);
  },
  inHalves: (options) => ({ asks: 'same-year', unknownDay: options.unknownDay === true }),
};

/** Of two texts of one length, one edit apart is one character apart. */
export const numbersOneDigitApart: DateTest = {
  holds: (a, b, _, dialect) => and(areDates(a, b), sql`${dialect.differingDigits?.(a, b) ?? sql`9`} <= 1`),
  inHalves: () => ({ asks: 'one-digit-apart' }),
};
