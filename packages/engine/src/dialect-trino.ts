import { engineForm, formPattern } from './date-form.ts';
import type { Dialect, SqlType } from './dialect.ts';
import { checkIndex, checkSeparator } from './dialect-checks.ts';
import { EngineError } from './error.ts';
import { badLiteral, checkText, quoteBigint, quoteName, quoteNumber, timestampText } from './literal.ts';
import { joniPattern, replacementParts } from './pattern.ts';
import { outerBlanks, readable, truths } from './reading.ts';
import { type Identifier, id, join, type Sql, type SqlValue, sql } from './sql.ts';

const types: Record<SqlType, Sql> = {
  text: sql`varchar`,
  boolean: sql`boolean`,
  integer: sql`integer`,
  bigint: sql`bigint`,
  double: sql`double`,
  date: sql`date`,
  timestamp: sql`timestamp(6)`,
  blob: sql`varbinary`,
};

const letters = { yyyy: '%Y', MM: '%m', dd: '%d', HH: '%H', mm: '%i', ss: '%s' };

/** Control characters are spelt out (`U&'\0000'`), so that a statement stays readable in logs and whole on its way. */
function quoteText(text: string): string {
  const quoted = checkText(text).replaceAll("'", "''");
  const control = /\p{Cc}/u;
  if (!control.test(quoted)) return `'${quoted}'`;
  const escaped = quoted.replaceAll('\\', '\\\\').replaceAll(/\p{Cc}/gu, (character) => `\\${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `U&'${escaped}'`;
}

function quoteLiteral(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoteText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return quoteNumber(value);
  if (typeof value === 'bigint') return quoteBigint(value, (digits) => `decimal '${digits}'`);
  if (value instanceof Date) return `timestamp '${timestampText(value)}'`;
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`;
  if (Array.isArray(value)) return `array[${value.map(quoteLiteral).join(', ')}]`;
  return badLiteral(value);
}

function tryCast(value: Sql, type: SqlType): Sql {
  const text = sql`cast(${value} as varchar)`;
  if (type === 'text') return text;
  if (type === 'blob') return sql`to_utf8(${text})`;
  if (type === 'boolean')
    return sql`case when lower(trim(${text})) in (${join(truths.true)}) then true when lower(trim(${text})) in (${join(truths.false)}) then false end`;
  const read = sql`regexp_extract(${text}, ${joniPattern(readable[type])}, 1)`;
  return sql`try_cast(${type === 'timestamp' ? sql`replace(${read}, 'T', ' ')` : read} as ${types[type]})`;
}

const atLeast = (value: Sql, least: number): Sql => sql`case when ${value} < ${least} then ${least} else ${value} end`;

/** A group as `$1`; a digit of the text after it is escaped, or `$1` and `0` would be group 10. */
function joniReplacement(replacement: string): string {
  return replacementParts(replacement)
    .map((part, index, parts) => {
      if (typeof part === 'number') return `$${part}`;
      const escaped = part.replaceAll(/[\\$]/g, '\\$&');
      return typeof parts[index - 1] === 'number' && /^[0-9]/.test(escaped) ? `\\${escaped}` : escaped;
    })
    .join('');
}

/** Trino's own percentile is approximate; this one interpolates between the sorted values as `quantile_cont` does, and holds them in memory. */
function quantile(value: Sql, fraction: number): Sql {
  const place = sql`${fraction} * (cardinality(v) - 1)`;
  const at = (index: Sql): Sql => sql`v[cast(${index} as bigint) + 1]`;
  const low = at(sql`floor(${place})`);
  const sorted = sql`array_sort(array_agg(cast(${value} as double)) filter (where ${value} is not null))`;
  const between = sql`${low} + (${place} - floor(${place})) * (${at(sql`ceiling(${place})`)} - ${low})`;
  return sql`element_at(transform(array[${sorted}], v -> ${between}), 1)`;
}

/**
 * Trino, from its documented functions (release 476 and later). The session's time zone must be UTC.
 *
 * @param tableOf names the table that a Parquet file of the lake is registered as: Trino reads files through a catalogue, not by path.
 */
export function trinoDialect(tableOf: (path: string) => Identifier): Dialect {
  return {
    name: 'trino',
    quoteName,
    quoteLiteral,
    type: (type) => types[type],
    tryCast,
    cast: (value, type) => sql`cast(${value} as ${types[type]})`,

    length: (text) => sql`length(${text})`,
    byteLength: (text) => sql`length(to_utf8(${text}))`,
    lower: (text) => sql`lower(${text})`,
    trim: (text) => sql`regexp_replace(${text}, ${joniPattern(outerBlanks)}, '')`,
    nfc: (text) => sql`normalize(${text}, NFC)`,
    stripAccents: (text) => sql`normalize(regexp_replace(normalize(${text}, NFD), '\\p{M}', ''), NFC)`,
    translate: (text, from, to) => sql`translate(${text}, ${from}, ${to})`,
    replace: (text, search, replacement) => sql`replace(${text}, ${checkSeparator(search)}, ${replacement})`,
    regexMatches: (text, pattern) => sql`regexp_like(${text}, ${joniPattern(pattern)})`,
    regexReplace: (text, pattern, replacement) => sql`regexp_replace(${text}, ${joniPattern(pattern)}, ${joniReplacement(replacement)})`,
    regexExtract: (text, pattern, group) => sql`nullif(regexp_extract(${text}, ${joniPattern(pattern)}, ${group}), '')`,
    concat: (...parts) => (parts.length === 0 ? sql`''` : sql`(${join(parts, sql` || `)})`),
    concatPresent: (...parts) => sql`concat_ws('', ${join([sql`''`, ...parts])})`,
    substring: (text, start, length) => sql`substring(${text}, ${atLeast(start, 1)}, ${atLeast(length, 0)})`,
    startsWith: (text, prefix) => sql`starts_with(${text}, ${prefix})`,
    splitPart: (text, separator, index) => sql`split_part(${text}, ${checkSeparator(separator)}, ${checkIndex(index)})`,
    split: (text, separator) => sql`split(${text}, ${checkSeparator(separator)})`,
    levenshtein: (a, b) => sql`levenshtein_distance(${a}, ${b})`,
    soundex: (text) => sql`soundex(${text})`,

    hashRow: (values) => sql`from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(${join(values)}) as json)))))`,
    md5: (text) => sql`lower(to_hex(md5(to_utf8(${text}))))`,
    numberText: (value) => sql`case when abs(${value}) < 1e27
    then regexp_replace(regexp_replace(cast(cast(${value} as decimal(38, 10)) as varchar), '(\\.[0-9]*?)0+$', '$1'), '\\.$', '')
    else cast(${value} as varchar) end`,
    timestampText: (value) => {
      const inUtc = sql`cast(at_timezone(cast(${value} as timestamp(6) with time zone), 'UTC') as timestamp(6))`;
      return sql`regexp_replace(regexp_replace(cast(${inUtc} as varchar), '(\\.[0-9]*?)0+$', '$1'), '\\.$', '')`;
    },
    hash64: (text) => sql`bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(${text}))), 1)`,
    textCode: (text) => sql`bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(${text}))), 1)`,
    bitAnd: (a, b) => sql`bitwise_and(${a}, ${b})`,
    bitOr: (a, b) => sql`bitwise_or(${a}, ${b})`,
    parseDate: (text, form) =>
      sql`cast(try(date_parse(regexp_extract(${text}, ${joniPattern(formPattern(form))}), ${engineForm(form, letters)})) as date)`,
    formatDate: (date, form) => sql`date_format(${date}, ${engineForm(form, letters)})`,
    daysBetween: (from, to) => sql`date_diff('day', cast(${from} as date), cast(${to} as date))`,

    countIf: (condition) => sql`count(case when ${condition} then 1 end)`,
    quantile,
    approxDistinct: (value) => sql`approx_distinct(${value})`,
    bitOrAgg: (value) => sql`bitwise_or_agg(${value})`,
    listAgg: (value, orderBy) => (orderBy ? sql`array_agg(${value} order by ${orderBy})` : sql`array_agg(${value})`),
    stringAgg: (text, separator, orderBy) => {
      const list = orderBy ? sql`array_agg(${text} order by ${orderBy})` : sql`array_agg(${text})`;
      return sql`array_join(${list} filter (where ${text} is not null), ${separator})`;
    },
    anyValue: (value) => sql`any_value(${value})`,
    minBy: (value, by) => sql`min_by(${value}, case when ${value} is not null then ${by} end)`,
    maxBy: (value, by) => sql`max_by(${value}, case when ${value} is not null then ${by} end)`,

    lookUp: (text, table) => sql`element_at(map(${[...table.keys()]}, ${[...table.values()]}), ${text})`,
    unnest: (list, alias) => sql`unnest(${list}) as ${id(alias)}(value)`,
    listContains: (list, value) => sql`case when ${list} is not null and ${value} is not null then coalesce(contains(${list}, ${value}), false) end`,
    joinSorted: (list, separator) => sql`array_join(array_sort(${list}), ${separator})`,
    listMap: (list, turn) => sql`transform(${list}, element -> ${turn(sql`element`)})`,
    listLength: (list) => sql`cardinality(${list})`,
    listMarked: (list, marks, other) => {
      const mark = sql`element_at(map(${[...marks.keys()]}, ${[...marks.values()]}), element)`;
      return sql`case when cardinality(${list}) > 0 then transform(${list}, element -> coalesce(${marks.size === 0 ? sql`null` : mark}, ${other}) || element) end`;
    },
    listLast: (list, most) => sql`slice(reverse(array_sort(array_distinct(${list}))), 1, ${most})`,
    sharedWeight: (a, b) =>
      sql`reduce(array_intersect(${a}, ${b}), 0, (sum, element) -> sum + codepoint(cast(substr(element, 1, 1) as varchar(1))) - 32, sum -> sum)`,
    listOverlap: (a, b) => sql`cardinality(filter(array_intersect(${a}, ${b}), e -> e is not null))`,

    readParquet: (paths, options) => {
      if (options?.rowNumber) throw new EngineError('ENGINE_UNSUPPORTED', 'Trino does not number the rows of a file');
      return sql`(${join(
        paths.map((path) => sql`select * from ${tableOf(path)}`),
        sql` union all `,
      )})`;
    },
    readParts: () => {
      throw new EngineError('ENGINE_UNSUPPORTED', 'Trino does not number the rows of a file');
    },
    sample: (table, fraction) => sql`(select * from ${table} tablesample bernoulli (${fraction * 100}))`,
  };
}
