import type { Dialect, SqlType } from './dialect.ts';
import { EngineError } from './error.ts';
import { id, join, type Sql, type SqlValue, sql } from './sql.ts';

const types: Record<SqlType, Sql> = {
  text: sql`varchar`,
  boolean: sql`boolean`,
  integer: sql`integer`,
  bigint: sql`bigint`,
  double: sql`double`,
  date: sql`date`,
  timestamp: sql`timestamp`,
  blob: sql`blob`,
};

const strftime: Record<string, string> = { yyyy: '%Y', MM: '%m', dd: '%d', HH: '%H', mm: '%M', ss: '%S' };
const toStrftime = (form: string): string => form.replaceAll(/yyyy|MM|dd|HH|mm|ss/g, (token) => strftime[token] ?? token);

function quoteText(text: string): string {
  const quoted = text
    .split('\u0000')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || chr(0) || ');
  return text.includes('\u0000') ? `(${quoted})` : quoted;
}

function quoteLiteral(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoteText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new EngineError('SQL_BAD_LITERAL', `${value} cannot be written as a number in SQL`);
    return Number.isInteger(value) ? String(BigInt(value)) : `${value}::double`;
  }
  if (value instanceof Date) return `timestamp '${value.toISOString().slice(0, 23).replace('T', ' ')}'`;
  if (value instanceof Uint8Array) return `from_hex('${Buffer.from(value).toString('hex')}')`;
  return `[${value.map(quoteLiteral).join(', ')}]`;
}

/** DuckDB 1.5. */
export const duckDbDialect: Dialect = {
  name: 'duckdb',
  quoteName: (name) => `"${name.replaceAll('"', '""')}"`,
  quoteLiteral,
  type: (type) => types[type],
  tryCast: (value, type) => sql`try_cast(${value} as ${types[type]})`,
  cast: (value, type) => sql`cast(${value} as ${types[type]})`,

  length: (text) => sql`length(${text})`,
  lower: (text) => sql`lower(${text})`,
  trim: (text) => sql`trim(${text}, ${' \t\r\n\u00a0'})`,
  nfc: (text) => sql`nfc_normalize(${text})`,
  stripAccents: (text) => sql`translate(strip_accents(translate(${text}, 'đĐ', ${'\u0001\u0002'})), ${'\u0001\u0002'}, 'đĐ')`,
  translate: (text, from, to) => sql`translate(${text}, ${from}, ${to})`,
  replace: (text, search, replacement) => sql`replace(${text}, ${search}, ${replacement})`,
  regexMatches: (text, pattern) => sql`regexp_matches(${text}, ${pattern})`,
  regexReplace: (text, pattern, replacement) =>
    sql`regexp_replace(${text}, ${pattern}, ${replacement.replaceAll('\\', '\\\\').replaceAll(/\$(\d)/g, '\\$1')}, 'g')`,
  regexExtract: (text, pattern, group) => sql`nullif(regexp_extract(${text}, ${pattern}, ${group}), '')`,
  concat: (...parts) => sql`(${join(parts, sql` || `)})`,
  substring: (text, start, length) => sql`substring(${text}, ${start}, ${length})`,
  startsWith: (text, prefix) => sql`starts_with(${text}, ${prefix})`,
  splitPart: (text, separator, index) => sql`string_split(${text}, ${separator})[${index}]`,
  split: (text, separator) => sql`string_split(${text}, ${separator})`,
  levenshtein: (a, b) => sql`levenshtein(${a}, ${b})`,
  jaroWinkler: (a, b) => sql`jaro_winkler_similarity(${a}, ${b})`,
  damerauLevenshtein: (a, b) => sql`damerau_levenshtein(${a}, ${b})`,

  numberText: (value) => sql`case
    when ${value} = 0 then '0'
    when abs(${value}) between 1e15 and 1e37 then cast(cast(${value} as hugeint) as varchar)
    when contains(cast(${value} as varchar), '.') and not contains(cast(${value} as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(${value} as varchar)))
    else cast(${value} as varchar) end`,
  timestampText: (value) => sql`cast(make_timestamp(epoch_us(${value})) as varchar)`,
  hash64: (text) => sql`(hash(${text}) >> 1)::bigint`,
  md5: (text) => sql`md5(${text})`,
  hashRow: (values) => sql`hash(${join(values)})`,
  bitAnd: (a, b) => sql`(${a} & ${b})`,
  bitOr: (a, b) => sql`(${a} | ${b})`,
  parseDate: (text, form) => sql`cast(try_strptime(${text}, ${toStrftime(form)}) as date)`,
  formatDate: (date, form) => sql`strftime(${date}, ${toStrftime(form)})`,
  daysBetween: (from, to) => sql`date_diff('day', ${from}, ${to})`,

  countIf: (condition) => sql`count_if(${condition})`,
  quantile: (value, fraction) => sql`quantile_cont(${value}, ${fraction})`,
  approxDistinct: (value) => sql`approx_count_distinct(${value})`,
  bitOrAgg: (value) => sql`bit_or(${value})`,
  listAgg: (value, orderBy) => (orderBy ? sql`list(${value} order by ${orderBy})` : sql`list(${value})`),
  stringAgg: (text, separator, orderBy) =>
    orderBy ? sql`string_agg(${text}, ${separator} order by ${orderBy})` : sql`string_agg(${text}, ${separator})`,
  anyValue: (value) => sql`any_value(${value})`,
  minBy: (value, by) => sql`min_by(${value}, ${by})`,
  maxBy: (value, by) => sql`max_by(${value}, ${by})`,

  unnest: (list, alias) => sql`unnest(${list}) as ${id(alias)}(value)`,
  listContains: (list, value) => sql`list_contains(${list}, ${value})`,
  listMap: (list, turn) => sql`list_transform(${list}, lambda element: ${turn(sql`element`)})`,
  listLength: (list) => sql`len(${list})`,
  listOverlap: (a, b) => sql`len(list_distinct(list_intersect(${a}, ${b})))`,

  readParquet: (paths, options) => (options?.rowNumber ? sql`read_parquet(${paths}, file_row_number = true)` : sql`read_parquet(${paths})`),
  sample: (table, fraction, seed) => sql`(select * from ${table} using sample ${fraction * 100} percent (bernoulli, ${seed}))`,
};
