import { type Dialect, join, type Sql, sql } from '@sogoc/engine';

const forms = ['yyyy-MM-dd', 'dd/MM/yyyy', 'dd-MM-yyyy', 'dd.MM.yyyy', 'yyyyMMdd'];

/** Names of months in English, Indonesian and Vietnamese, by their first three letters. */
const months = new Map(
  [
    ['jan'],
    ['feb', 'peb'],
    ['mar'],
    ['apr'],
    ['may', 'mei'],
    ['jun'],
    ['jul'],
    ['aug', 'agu', 'ags', 'agt'],
    ['sep'],
    ['oct', 'okt'],
    ['nov', 'nop'],
    ['dec', 'des'],
  ].flatMap((names, at) => names.map((name): [string, string] => [name, String(at + 1)])),
);
const named = '^([0-9]{1,2})[ .-]+([a-z]{3,9})[ .,-]+((?:18|19|20)[0-9]{2})$';
const monthFirst = '^([a-z]{3,9})[ .]+([0-9]{1,2}),? +((?:18|19|20)[0-9]{2})$';
const numbered = '^(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? (?:năm )?((?:18|19|20)[0-9]{2})$';
/** As three columns hold it, joined by blanks. */
const spaced = '^([0-9]{1,2}) +([0-9]{1,2}) +((?:18|19|20)[0-9]{2})$';
const shortYear = '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2})$';

/**
 * SQL for yyyy-MM-dd of a day in a usual form, day before month: numbers, names of months, a year of two digits (hardly a record is older than a hundred years), behind a place
 * (`Bogor, 15 Juli 1993`) or before a time of day; null for any other text.
 */
export function daySql(value: Sql, dialect: Dialect): Sql {
  return dialect.formatDate(sql`coalesce(${join([...parsed(value, dialect), ...parsed(otherwise(value, dialect), dialect)])})`, 'yyyy-MM-dd');
}

const parsed = (text: Sql, dialect: Dialect): Sql[] => forms.map((form) => dialect.parseDate(text, form));

/** The day in one of the forms of numbers alone. */
function otherwise(value: Sql, dialect: Dialect): Sql {
  const alone = dialect.regexReplace(dialect.lower(value), '^[^0-9]*[^0-9 ][^0-9,]*, *', '');
  const text = dialect.regexReplace(alone, '[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?z?$', '');
  const part = (pattern: string, group: number): Sql => dialect.regexExtract(text, pattern, group);
  const month = (word: Sql): Sql => dialect.lookUp(dialect.substring(word, sql`1`, sql`3`), months);
  const said = (day: Sql, month: Sql, year: Sql): Sql => dialect.concat(day, sql`'/'`, month, sql`'/'`, year);
  const is = (pattern: string): Sql => dialect.regexMatches(text, pattern);
  const year = part(shortYear, 3);
  return sql`case when ${is(named)} then ${said(part(named, 1), month(part(named, 2)), part(named, 3))}
    when ${is(monthFirst)} then ${said(part(monthFirst, 2), month(part(monthFirst, 1)), part(monthFirst, 3))}
    when ${is(numbered)} then ${said(part(numbered, 1), part(numbered, 2), part(numbered, 3))}
    when ${is(spaced)} then ${said(part(spaced, 1), part(spaced, 2), part(spaced, 3))}
    when ${is(shortYear)} then ${said(part(shortYear, 1), part(shortYear, 2), dialect.concat(sql`case when ${year} < '30' then '20' else '19' end`, year))}
    else ${text} end`;
}
