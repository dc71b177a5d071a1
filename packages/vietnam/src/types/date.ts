import { and, type Dialect, or, type Sql, sql } from '@sogoc/engine';
import { lowerSql } from '../text/fold-sql.ts';
import { patternType } from './pattern-type.ts';

const year = '(?:1[89]|20|21)[0-9]{2}|9999';
/** Beside a day and a month, no other number looks like it. */
const anyYear = '[12][0-9]{3}|9999';
const month = '0?[1-9]|1[0-2]';
const day = '0?[1-9]|[12][0-9]|3[01]';
const time = '(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?[ap]m)?(?: ?z| ?utc|[+-][0-9]{2}(?::?[0-9]{2})?)?)?';

/** Each written form and how to say it as yyyy-MM-dd (a day), yyyy-MM (a month) or yyyy (a year). */
const forms: readonly { pattern: string; as: string; whole: boolean }[] = [
  { pattern: `(${anyYear})[-/.](${month})[-/.](${day})${time}`, as: '$1-$2-$3', whole: true },
  { pattern: `(${day})[-/.](${month})[-/.](${anyYear})${time}`, as: '$3-$2-$1', whole: true },
  { pattern: `(${year})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])`, as: '$1-$2-$3', whole: true },
  { pattern: `(?:[^0-9]*, ?)?ngày (${day}) tháng (${month}),? năm (${anyYear})`, as: '$3-$2-$1', whole: true },
  { pattern: `ngày:? (${day})[-/.](${month})[-/.](${anyYear})`, as: '$3-$2-$1', whole: true },
  { pattern: `(${year})-(0[1-9]|1[0-2])`, as: '$1-$2', whole: false },
  { pattern: `(?:tháng )?(0[1-9]|1[0-2])[-/](${year})`, as: '$2-$1', whole: false },
  { pattern: `(?:năm )?(${year})`, as: '$1', whole: false },
];

/** The same for JavaScript. */
export const dateForms = forms.map(({ pattern, as, whole }) => ({ expression: new RegExp(`^(?:${pattern})$`, 'u'), as, whole }));

const uncaptured = (pattern: string): string => pattern.replaceAll(/\((?!\?)/g, '(?:');
const anyOf = (some: readonly { pattern: string }[]): string => some.map((form) => uncaptured(form.pattern)).join('|');
const pattern = anyOf(forms);
/** Three numbers with blanks between them are no form to write a day in, but what is meant is clear: it is what three columns hold. */
const days = `^(?:${anyOf(forms.filter(({ whole }) => whole))}|(?:${day}) (?:${month}) (?:${anyYear}))$`;
/** So are years of two digits, for hardly a record is older than a hundred years. */
const shortDays = `^(${day})[-/.](${month})[-/.]([0-9][0-9])$`;
/** Months and years are said as they are written, but for these. */
const months = `^(?:tháng )?(0[1-9]|1[0-2])[-/](${year})$`;
const years = `^năm (${year})$`;

/**
 * Each pattern stands here once or twice: the engine compiles it for each place, and what rules ask of days names this several times. To look for each form alone, and again to say it, took it
 * ten times as long.
 */
function canonical(value: Sql, dialect: Dialect): Sql {
  const text = lowerSql(value, dialect);
  const is = (expression: string): Sql => dialect.regexMatches(text, expression);
  const said = (day: Sql): Sql => sql`coalesce(${dialect.formatDate(day, 'yyyy-MM-dd')}, ${value})`;
  const short = dialect.regexReplace(text, shortDays, '$3-$2-$1');
  const inCentury = dialect.concat(sql`case when ${short} < '3' then '20' else '19' end`, short);
  return sql`case when ${is(days)} then ${said(dayOf(text, dialect))}
    when ${is(months)} then ${dialect.regexReplace(text, months, '$2-$1')} when ${is(years)} then ${dialect.regexReplace(text, years, '$1')}
    when ${is(shortDays)} then ${said(dialect.tryCast(inCentury, 'date'))} else ${value} end`;
}

/** The day in a text that is written in a form of days, null where the calendar has none such: numbers stand there from the year on, or from the day on behind what is no number. */
function dayOf(text: Sql, dialect: Dialect): Sql {
  const fromYear = '([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})';
  const fromDay = '[^0-9]*([0-9]{1,2})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{4})';
  return dialect.tryCast(dialect.regexReplace(text, `^(?:${fromYear}|${fromDay}).*$`, '$1$6-$2$5-$3$4'), 'date');
}

/** Written in a form, and a day that the calendar has. */
function valid(value: Sql, dialect: Dialect): Sql {
  const text = lowerSql(value, dialect);
  const noDay = dialect.regexMatches(text, `^(?:${anyOf(forms.filter(({ whole }) => !whole))})$`);
  return and(dialect.regexMatches(text, `^(?:${pattern})$`), or(noDay, sql`${dayOf(text, dialect)} is not null`));
}

/** A day, month or year in any usual writing, day before month. The canonical form is yyyy-MM-dd (yyyy-MM, yyyy). */
export const date = patternType({
  id: 'vn.date',
  title: { vi: 'Ngày tháng', en: 'Date', id: 'Tanggal' },
  personal: false,
  identifier: false,
  names: ['ngay', 'ngay_cap', 'ngay_ky', 'ngay_mat', 'thoi_gian', 'thoi_diem', 'date', 'created_at', 'updated_at', 'year'],
  pattern,
  anyCase: true,
  canonical,
  valid,
  stored: { numbers: [1800, 2199], days: ['1000-01-01', '2999-12-31'] },
});
