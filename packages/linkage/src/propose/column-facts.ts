import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { daySql } from '../model/day.ts';
import { foldSql } from '../model/expression.ts';

/** What the values of a column look like, all shares among the values present. */
export interface ColumnFacts {
  name: string;
  /** The name's words: lower case, no accents. */
  words: string[];
  /** Share 0..1 of records with a value. */
  present: number;
  /** Distinct values, nearly. */
  distinct: number;
  /** Records with a value. */
  values: number;
  length: number;
  wordCount: number;
  dates: number;
  /** Written yyyy-MM-dd. */
  isoDates: number;
  /** In another form than yyyy-MM-dd, dd/MM/yyyy and yyyyMMdd: with a month's name, a year of two digits, behind a place. */
  oddDates: number;
  /** Days between the early and the late twentieth of the dates; 0 where there are none. */
  dateSpread: number;
  emails: number;
  /** Digits and separators only. */
  digits: number;
  /** With a decimal point. */
  decimals: number;
  /** Some digit, some letter. */
  mixed: number;
  /** Id of the semantic type that a profile found. */
  semanticType: string | null;
}

/** A day is at either end, or before a time: most columns hold nothing like it, and reading days is slow. */
const mayBeDay =
  '^.*[0-9A-Za-z][-/. ,](?:[0-9]{2}|(?:18|19|20)[0-9]{2})(?:[ T][0-9:.]+Z?)?$|^(?:18|19|20)[0-9]{2}[-/.]?[0-9]{2}|^[0-9]{1,2}[-/.][0-9]{1,2}[-/.]';
const fewDays = 0.02;

/** Shares of the values that are days, in plain forms and in others, and the days between the early and the late twentieth of them. */
interface Days {
  plain: number;
  odd: number;
  spread: number;
}
const noDays: Days = { plain: 0, odd: 0, spread: 0 };

async function lookAtDays(engine: Engine, values: Sql, options?: RunOptions): Promise<Days> {
  const { dialect } = engine;
  const plain = join([
    dialect.parseDate(sql`v`, 'yyyy-MM-dd'),
    dialect.parseDate(sql`v`, 'dd/MM/yyyy'),
    sql`case when ${dialect.regexMatches(sql`v`, '^(18|19|20)[0-9]{6}$')} then ${dialect.parseDate(sql`v`, 'yyyyMMdd')} end`,
  ]);
  // Eight digits alone are a day only where they begin with a year.
  const odd = sql`case when ${dialect.regexMatches(sql`v`, '[^0-9]')} then ${dialect.parseDate(daySql(sql`v`, dialect), 'yyyy-MM-dd')} end`;
  const day = dialect.cast(dialect.daysBetween(sql`date '2000-01-01'`, sql`coalesce(plain, odd)`), 'double');
  const share = (condition: Sql): Sql => sql`avg(case when ${condition} then 1.0 else 0 end)`;
  const found = await engine.one<Record<keyof Days, number | null>>(
    sql`select ${share(sql`plain is not null`)} as plain, ${share(sql`plain is null and odd is not null`)} as odd,
          abs(${dialect.quantile(day, 0.95)} - ${dialect.quantile(day, 0.05)}) as spread
        from (select coalesce(${plain}) as plain, ${odd} as odd from ${values} look where v is not null) days`,
    options,
  );
  return { plain: found.plain ?? 0, odd: found.odd ?? 0, spread: found.spread ?? 0 };
}

/**
 * Looks at every column of a relation, on at most about 20,000 rows; distinct values are counted on all.
 * @param semanticTypes what a profile found, by column.
 */
export async function columnFacts(
  engine: Engine,
  relation: Sql,
  columns: readonly string[],
  semanticTypes: ReadonlyMap<string, string> = new Map(),
  options?: RunOptions,
): Promise<ColumnFacts[]> {
  const { dialect } = engine;
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${relation}`, options);
  const sample = await engine.materialize(
    'link_sample',
    sql`select * from ${dialect.sample(relation, Math.min(1, 20_000 / Math.max(rows, 1)), 7)}`,
    options,
  );
  const facts: ColumnFacts[] = [];
  for (const name of columns) {
    const text = sql`nullif(${dialect.trim(dialect.cast(sql`${id(name)}`, 'text'))}, '')`;
    const matches = (pattern: string): Sql => sql`avg(case when ${dialect.regexMatches(sql`v`, pattern)} then 1.0 else 0 end)`;
    const look = await engine.one<Record<string, number | null>>(
      sql`select count(v) as sampled, count(*) as looked, avg(${dialect.length(sql`v`)}) as length,
            ${matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$')} as iso_dates, ${matches(mayBeDay)} as may_be_day, ${matches('^[^@ ]+@[^@ ]+\\.[^@ ]+$')} as emails,
            ${matches('^[+(]?[0-9][0-9 .,+()/-]*$')} as digits, ${matches('^-?[0-9]+[.][0-9]+$')} as decimals,
            avg(case when ${dialect.regexMatches(sql`v`, '[0-9]')} and ${dialect.regexMatches(sql`v`, '[A-Za-z]')} then 1.0 else 0 end) as mixed,
            avg(1 + ${dialect.length(foldSql(sql`v`, dialect))} - ${dialect.length(sql`replace(${foldSql(sql`v`, dialect)}, ' ', '')`)}) as word_count
          from (select ${text} as v from ${sample.name}) look where v is not null`,
      options,
    );
    const all = await engine.one<{ n: number; d: number }>(
      sql`select count(v) as n, ${dialect.approxDistinct(sql`v`)} as d from (select ${text} as v from ${relation}) look`,
      options,
    );
    const share = (column: string): number => Number(look[column] ?? 0);
    const values = sql`(select ${text} as v from ${sample.name})`;
    const days = share('may_be_day') > fewDays ? await lookAtDays(engine, values, options) : noDays;
    facts.push({
      name,
      words: nameWords(name),
      present: rows === 0 ? 0 : all.n / rows,
      values: all.n,
      distinct: Math.min(all.d, all.n),
      length: share('length'),
      wordCount: share('word_count'),
      dates: days.plain + days.odd,
      isoDates: share('iso_dates'),
      oddDates: days.odd,
      dateSpread: days.spread,
      emails: share('emails'),
      digits: share('digits'),
      decimals: share('decimals'),
      mixed: share('mixed'),
      semanticType: semanticTypes.get(name) ?? null,
    });
  }
  await sample.drop();
  return facts;
}

/** `dateOfBirth`, `date_of_birth` and `Ngày sinh` as words. */
export function nameWords(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
