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

/** No forms to write a day in, but what is meant is clear: years of two digits, for hardly a record is older than a hundred years, and what three columns hold. */
const shortened = [
  { pattern: `(${day}) (${month}) (${anyYear})`, as: '$3-$2-$1', whole: true },
  { pattern: `(${day})[-/.](${month})[-/.]([0-2][0-9])`, as: '20$3-$2-$1', whole: true },
  { pattern: `(${day})[-/.](${month})[-/.]([3-9][0-9])`, as: '19$3-$2-$1', whole: true },
];

/** The same for JavaScript. */
export const dateForms = forms.map(({ pattern, as, whole }) => ({ expression: new RegExp(`^(?:${pattern})$`, 'u'), as, whole }));

function canonical(value: Sql, dialect: Dialect): Sql {
  const text = lowerSql(value, dialect);
  const cases = [...forms, ...shortened].map(({ pattern, as, whole }) => {
    const expression = `^${pattern}$`;
    const written = dialect.regexReplace(text, expression, as);
    const said = whole ? dialect.formatDate(dialect.tryCast(padded(written, dialect), 'date'), 'yyyy-MM-dd') : written;
    return sql`when ${dialect.regexMatches(text, expression)} then coalesce(${said}, ${value})`;
  });
  return sql`case${cases.reduce((all, one) => sql`${all} ${one}`, sql``)} else ${value} end`;
}

/** Month and day in two digits; called on the result again, as two neighbours share a dash. */
function padded(written: Sql, dialect: Dialect): Sql {
  const once = (text: Sql): Sql => dialect.regexReplace(text, '-([0-9])(-|$)', '-0$1$2');
  return once(once(written));
}

const pattern = forms.map((form) => form.pattern.replaceAll(/\((?!\?)/g, '(?:')).join('|');

/** Written in a form, and a day that the calendar has. */
function valid(value: Sql, dialect: Dialect): Sql {
  const said = canonical(value, dialect);
  const inCalendar = or(dialect.regexMatches(said, '^[0-9]{4}(?:-[0-9]{2})?$'), sql`${dialect.tryCast(said, 'date')} is not null`);
  return and(dialect.regexMatches(lowerSql(value, dialect), `^(?:${pattern})$`), inCalendar);
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
