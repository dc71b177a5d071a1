import { engineForm, formPattern } from './date-form.ts';
import type { Dialect, SqlType } from './dialect.ts';
import { checkIndex, checkSeparator } from './dialect-checks.ts';
import { badLiteral, checkText, quoteBigint, quoteName, quoteNumber, timestampText } from './literal.ts';
import { checkPattern, replacementParts } from './pattern.ts';
import { outerBlanks, readable, truths } from './reading.ts';
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

const letters = { yyyy: '%Y', MM: '%m', dd: '%d', HH: '%H', mm: '%M', ss: '%S' };

/** DuckDB reads a statement up to its first NUL, so NUL is spelt `chr(0)`. */
function quoteText(text: string): string {
  const parts = checkText(text)
    .split('\0')
    .map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`;
}

function quoteLiteral(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoteText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return quoteNumber(value);
  if (typeof value === 'bigint') return quoteBigint(value, (digits) => `'${digits}'::hugeint`);
  if (value instanceof Date) return `timestamp '${timestampText(value)}'`;
  if (value instanceof Uint8Array) return `from_hex('${Buffer.from(value).toString('hex')}')`;
  if (Array.isArray(value)) return `[${value.map(quoteLiteral).join(', ')}]`;
  return badLiteral(value);
}

function tryCast(value: Sql, type: SqlType): Sql {
  const text = sql`cast(${value} as varchar)`;
  if (type === 'text') return text;
  if (type === 'blob') return sql`encode(${text})`;
  if (type === 'boolean')
    return sql`case when lower(trim(${text})) in (${join(truths.true)}) then true when lower(trim(${text})) in (${join(truths.false)}) then false end`;
  // DuckDB casts the whole of the others by itself, and finding where a group lies takes RE2 thrice the time.
  const group = type === 'date' ? 1 : 0;
  return sql`try_cast(regexp_extract(${text}, ${readable[type]}, ${group}) as ${types[type]})`;
}

/** The printable characters of ASCII: each is one byte. */
const oneByte = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32));

/**
 * DuckDB compares texts byte by byte, so đ would weigh twice as much as d. Where there is more than ASCII, each distinct character of the pair is
 * first replaced by one byte of its own, which gives the character distance. A pair of more than 95 distinct characters is compared by bytes after all.
 */
function byCharacter(compare: (a: Sql, b: Sql) => Sql, a: Sql, b: Sql): Sql {
  const both = sql`${a} || ${b}`;
  const distinct = sql`array_to_string(list_distinct(string_split(${both}, '')), '')`;
  const recoded = (alphabet: Sql): Sql => compare(sql`translate(${a}, ${alphabet}, ${oneByte})`, sql`translate(${b}, ${alphabet}, ${oneByte})`);
  return sql`case when strlen(${a}) = length(${a}) and strlen(${b}) = length(${b}) then ${compare(a, b)}
    when length(${a}) + length(${b}) <= ${oneByte.length} then ${recoded(both)}
    when length(${distinct}) <= ${oneByte.length} then ${recoded(distinct)}
    else ${compare(a, b)} end`;
}

/** Longest text whose neighbours are put into bits. */
const bitPlaces = 12;

/** A bit for each two characters; behind the end there is empty text, whose bit every text has. And the bit of text that is not of digits alone. */
function neighbours(text: Sql): Sql {
  const places = Array.from({ length: bitPlaces }, (_, place) => sql`substring(${text}, ${place + 1}, 2)`);
  return join([...places, sql`''`].map((two) => bitOf(sql`hash(${two})`)).concat(sql`${ofOtherText}`), sql` | `);
}

/** The same of digits alone, with zeros before them: dividing a number takes a third of the time that cutting text takes. Null for other text. */
function neighbouringDigits(text: Sql): Sql {
  const number = sql`try_cast(regexp_extract(${text}, ${`^[0-9]{1,${bitPlaces}}$`}) as bigint)`;
  return join(
    Array.from({ length: bitPlaces }, (_, place) => bitOf(sql`(${number} // ${10 ** place} % 100)`)),
    sql` | `,
  );
}

const bitOf = (number: Sql): Sql => sql`(1::bigint << cast(${number} % 62 as integer))`;

/** Above all bits of neighbours. */
const ofOtherText = 2n ** 62n;

/** A place in text counted from 1; null stays null. */
const atLeast = (value: Sql, least: number): Sql => sql`case when ${value} < ${least} then ${least} else ${value} end`;

/**
 * DuckDB's own hash() is for its hash tables: of two million codes of 24 characters that differ in the last two of each eight, 94 in 100 share one; of addresses, 6 to 11. It works by
 * eight bytes, of which the last may undo the last of eight before. Moved by four bytes these lie apart: both together tell such texts apart, at a twelfth of the cost of MD5.
 */
const wholeHash = (text: Sql): Sql => sql`hash(hash(${text}), hash('~~~~' || ${text}))`;

/** Up to so many bytes hash() takes eight and then at most four, which can undo nothing that has spread: alone it tells such texts apart as well as any hash of 64 bits. */
const shortText = 12;

/** DuckDB 1.5. */
export const duckDbDialect: Dialect = {
  name: 'duckdb',
  quoteName,
  quoteLiteral,
  type: (type) => types[type],
  tryCast,
  cast: (value, type) => sql`cast(${value} as ${types[type]})`,

  length: (text) => sql`length(${text})`,
  byteLength: (text) => sql`strlen(${text})`,
  lower: (text) => sql`lower(${text})`,
  trim: (text) => sql`regexp_replace(${text}, ${outerBlanks}, '', 'g')`,
  nfc: (text) => sql`nfc_normalize(${text})`,
  stripAccents: (text) => sql`strip_accents(${text})`,
  translate: (text, from, to) => sql`translate(${text}, ${from}, ${to})`,
  replace: (text, search, replacement) => sql`replace(${text}, ${checkSeparator(search)}, ${replacement})`,
  regexMatches: (text, pattern) => sql`regexp_matches(${text}, ${checkPattern(pattern)})`,
  regexReplace: (text, pattern, replacement) => {
    const rewrite = replacementParts(replacement).map((part) => (typeof part === 'number' ? `\\${part}` : part.replaceAll('\\', '\\\\')));
    return sql`regexp_replace(${text}, ${checkPattern(pattern)}, ${rewrite.join('')}, 'g')`;
  },
  regexExtract: (text, pattern, group) => sql`nullif(regexp_extract(${text}, ${checkPattern(pattern)}, ${group}), '')`,
  concat: (...parts) => (parts.length === 0 ? sql`''` : sql`(${join(parts, sql` || `)})`),
  concatPresent: (...parts) => sql`concat(${join([sql`''`, ...parts])})`,
  substring: (text, start, length) => sql`substring(${text}, ${atLeast(start, 1)}, ${atLeast(length, 0)})`,
  startsWith: (text, prefix) => sql`starts_with(${text}, ${prefix})`,
  splitPart: (text, separator, index) => sql`string_split(${text}, ${checkSeparator(separator)})[${checkIndex(index)}]`,
  split: (text, separator) => sql`string_split(${text}, ${checkSeparator(separator)})`,
  levenshtein: (a, b) => byCharacter((x, y) => sql`levenshtein(${x}, ${y})`, a, b),
  // Not within a `case`, where what repeats would be computed again.
  neighbourBits: (text) => sql`coalesce(${neighbouringDigits(text)}, case when length(${text}) <= ${bitPlaces} then ${neighbours(text)} end)`,
  mayBeWithin: (a, b, edits) => sql`coalesce(bit_count(${a} & ~${b}) <= ${2 * edits} or xor(${a}, ${b}) >= ${ofOtherText}, true)`,
  digitBits: (text) => sql`try_cast('0x' || regexp_extract(${text}, '^[0-9]{1,8}$') as bigint)`,
  differingDigits: (a, b) => {
    const bits = sql`xor(${a}, ${b})`;
    return sql`bit_count((${bits} | (${bits} >> 1) | (${bits} >> 2) | (${bits} >> 3)) & ${0x1111_1111})`;
  },
  jaroWinkler: (a, b) => byCharacter((x, y) => sql`jaro_winkler_similarity(${x}, ${y})`, a, b),
  damerauLevenshtein: (a, b) => byCharacter((x, y) => sql`damerau_levenshtein(${x}, ${y})`, a, b),

  numberText: (value) => sql`case
    when ${value} = 0 then '0'
    when abs(${value}) between 1e15 and 1e37 then cast(cast(${value} as hugeint) as varchar)
    when contains(cast(${value} as varchar), '.') and not contains(cast(${value} as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(${value} as varchar)))
    else cast(${value} as varchar) end`,
  timestampText: (value) => sql`cast(make_timestamp(epoch_us(${value})) as varchar)`,
  hash64: (text) => sql`case when ${text} is not null then cast(${wholeHash(text)} >> 1 as bigint) end`,
  textCode: (text) =>
    sql`cast(case when strlen(${text}) <= ${shortText} then hash(${text}) when ${text} is not null then ${wholeHash(text)} end >> 1 as bigint)`,
  md5: (text) => sql`md5(${text})`,
  hashRow: (values) => sql`cast(hash(${join(values)}) >> 1 as bigint)`,
  bitAnd: (a, b) => sql`(${a} & ${b})`,
  bitOr: (a, b) => sql`(${a} | ${b})`,
  parseDate: (text, form) => sql`cast(try_strptime(regexp_extract(${text}, ${formPattern(form)}), ${engineForm(form, letters)}) as date)`,
  formatDate: (date, form) => sql`strftime(${date}, ${engineForm(form, letters)})`,
  daysBetween: (from, to) => sql`date_diff('day', cast(${from} as date), cast(${to} as date))`,

  countIf: (condition) => sql`count(case when ${condition} then 1 end)`,
  quantile: (value, fraction) => sql`quantile_cont(cast(${value} as double), ${fraction})`,
  approxDistinct: (value) => sql`approx_count_distinct(${value})`,
  distinctWithin: (value, min, max) => sql`bit_count(bitstring_agg(${value}, cast(${min} as bigint), cast(${max} as bigint)))`,
  bitOrAgg: (value) => sql`bit_or(${value})`,
  listAgg: (value, orderBy) => (orderBy ? sql`list(${value} order by ${orderBy})` : sql`list(${value})`),
  stringAgg: (text, separator, orderBy) =>
    orderBy ? sql`string_agg(${text}, ${separator} order by ${orderBy})` : sql`string_agg(${text}, ${separator})`,
  anyValue: (value) => sql`any_value(${value})`,
  minBy: (value, by) => sql`min_by(${value}, ${by})`,
  maxBy: (value, by) => sql`max_by(${value}, ${by})`,

  lookUp: (text, table) => sql`map(${[...table.keys()]}, ${[...table.values()]})[${text}]`,

  pointIndex: (table, column) => sql`create index ${id(`${table.path.join('_')}_${column}`)} on ${table} (${id(column)})`,
  unnest: (list, alias) => sql`unnest(${list}) as ${id(alias)}(value)`,
  listContains: (list, value) => sql`list_contains(${list}, ${value})`,
  listMap: (list, turn) => sql`list_transform(${list}, lambda element: ${turn(sql`element`)})`,
  listLength: (list) => sql`len(${list})`,
  listOverlap: (a, b) => sql`case when ${b} is not null then len(list_distinct(list_intersect(${a}, ${b}))) end`,
  // A map is searched from its beginning for each element: a join is a thousand times faster.
  listMarked: (list, marks, other) =>
    sql`(select list(coalesce(m.mark, ${other}) || e.value) from (select unnest(${list}) as value) as e
      left join (select unnest(${[...marks.keys()]}::varchar[]) as value, unnest(${[...marks.values()]}::varchar[]) as mark) as m on m.value = e.value)`,
  listLast: (list, most) => sql`list_sort(list_distinct(${list}), 'DESC')[1:${most}]`,
  sharedWeight: (a, b) =>
    sql`case when ${b} is not null then coalesce(list_sum(list_transform(list_distinct(list_intersect(${a}, ${b})), lambda element: ord(element) - 32)), 0) end`,
  joinSorted: (list, separator) => sql`array_to_string(list_sort(${list}), ${separator})`,

  readParquet: (paths, options) => (options?.rowNumber ? sql`read_parquet(${paths}, file_row_number = true)` : sql`read_parquet(${paths})`),
  readParts: (parts, each) => {
    const paths = parts.map(({ path }) => path);
    const firstRows = parts.map(({ firstRow }) => firstRow);
    const chosen = each ? sql` where file_row_number % ${each.every} = ${each.from}` : sql``;
    return sql`(select * replace (file_row_number + (${firstRows})[cast(file_index as bigint) + 1] as file_row_number), cast(file_index as bigint) as part_number
      from read_parquet(${paths}, file_row_number = true)${chosen})`;
  },
  sample: (table, fraction, seed) => sql`(select * from ${table} using sample ${fraction * 100} percent (bernoulli, ${seed}))`,
};
