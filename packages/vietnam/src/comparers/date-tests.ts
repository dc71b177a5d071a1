import { and, type Dialect, or, type Sql, sql } from '@sogoc/engine';
import type { LevelTest } from '@sogoc/linkage';
import { part } from '../types/digits.ts';
import { derived, input, typedWrong } from './level.ts';

/** Their values are yyyy-MM-dd, yyyy-MM or yyyy. */
const year = (text: Sql, dialect: Dialect): Sql => part(text, 1, 4, dialect);
const month = (text: Sql, dialect: Dialect): Sql => part(text, 6, 2, dialect);
const day = (text: Sql, dialect: Dialect): Sql => part(text, 9, 2, dialect);
const isWhole = (text: Sql, dialect: Dialect): Sql => sql`${dialect.length(text)} = 10`;

const swapped: LevelTest = {
  kind: 'vn.date-swapped',
  derive: ([text = sql`null`], _, dialect) => [
    sql`case when ${isWhole(text, dialect)} then ${dialect.concat(year(text, dialect), sql`'-'`, day(text, dialect), sql`'-'`, month(text, dialect))} end`,
  ],
  holds: (left, right) => sql`${input(left.inputs)} = ${derived(right, 0)}`,
  title: () => ({ vi: 'đảo ngày và tháng', en: 'day and month swapped', id: 'hari dan bulan tertukar' }),
};

/** The same year, and the same month where both say one, while one of the two has no day or 1 January, as is written for a day that is not known. */
const unknownDay: LevelTest = {
  kind: 'vn.date-unknown-day',
  derive: ([text = sql`null`], _, dialect) => {
    const unknown = sql`(${dialect.length(text)} < 10 or ${part(text, 5, 6, dialect)} = '-01-01')`;
    const known = sql`(${dialect.length(text)} = 7)`;
    return [year(text, dialect), unknown, sql`case when ${known} then ${month(text, dialect)} end`, month(text, dialect)];
  },
  holds: (left, right) => {
    const against = (a: typeof left, b: typeof left): Sql => sql`coalesce(${derived(a, 2)} = nullif(${derived(b, 3)}, ''), true)`;
    return and(sql`${derived(left, 0)} = ${derived(right, 0)}`, or(derived(left, 1), derived(right, 1)), against(left, right), against(right, left));
  },
  title: () => ({ vi: 'cùng năm, không rõ ngày', en: 'the same year, day not known', id: 'tahun sama, hari tidak diketahui' }),
};

/** One digit wrong, two neighbours changed places, or the century: 2057 for 1957. */
const typing: LevelTest = {
  kind: 'vn.date-typing',
  derive: ([text = sql`null`], _, dialect) => {
    const digits = sql`case when ${isWhole(text, dialect)} then ${dialect.replace(text, '-', '')} end`;
    return [digits, part(digits, 3, 6, dialect)];
  },
  holds: (left, right, _, dialect) =>
    or(sql`${derived(left, 1)} = ${derived(right, 1)}`, typedWrong(derived(left, 0), derived(right, 0), 1, dialect)),
  title: () => ({ vi: 'sai một chữ số', en: 'one digit wrong', id: 'satu angka salah' }),
};

const sameDay: LevelTest = {
  kind: 'vn.date-same-day',
  derive: ([text = sql`null`], _, dialect) => [sql`case when ${isWhole(text, dialect)} then nullif(${part(text, 6, 5, dialect)}, '01-01') end`],
  holds: (left, right) => sql`${derived(left, 0)} = ${derived(right, 0)}`,
  title: () => ({ vi: 'cùng ngày và tháng, khác năm', en: 'the same day of another year', id: 'hari dan bulan sama, tahun berbeda' }),
};

const years: LevelTest = {
  kind: 'vn.date-years',
  check: (options) => (Number.isInteger(options.atMost) && Number(options.atMost) >= 0 ? undefined : 'atMost must be a whole number from 0 on'),
  derive: ([text = sql`null`], _, dialect) => [dialect.tryCast(year(text, dialect), 'integer')],
  holds: (left, right, options) => sql`abs(${derived(left, 0)} - ${derived(right, 0)}) <= ${Number(options.atMost)}`,
  title: (o) =>
    o.atMost === 0
      ? { vi: 'cùng năm', en: 'the same year', id: 'tahun sama' }
      : { vi: `cách tối đa ${o.atMost} năm`, en: `at most ${o.atMost} years apart`, id: `selisih paling banyak ${o.atMost} tahun` },
};

export const birthDateTests: readonly LevelTest[] = [swapped, unknownDay, typing, sameDay, years];
