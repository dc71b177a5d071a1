import { type Engine, id, join, or, type RunOptions, type Sql, sql } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';
import { nameWords } from '../propose/column-facts.ts';

/** A table as it comes, its columns named in its own way. */
export interface SourceTable {
  name: string;
  relation: Sql;
  columns: readonly string[];
  /**
   * The column that names a record; default: the first whose values are hardly ever missing, never repeat and tell nothing else (a name, a day), else the row's number as
   * `#12`, which also names a record without a value.
   */
  key?: string;
  /** Semantic type (id) by column, as a profile found them: they choose comparers of country packs. */
  semanticTypes?: ReadonlyMap<string, string>;
  /** What is compared of a column instead of its value, such as a day's one canonical text for all the ways to write it. */
  compared?: (column: string, alias: string) => Sql;
}

/** A table whose key is settled, and the columns that are left to compare. */
export interface SettledTable {
  table: LinkTable;
  /** The column that names a record; null: the row's number does. */
  key: string | null;
  /** Records that lack a value of the key, and that the row's number names. */
  unnamed: number;
  columns: string[];
  /** Semantic type (id) by column. */
  semanticTypes: ReadonlyMap<string, string>;
}

/**
 * The table with its key settled, and the columns that are left to compare. Among several tables the key is one of them, for it may be the common one;
 * not where it only counts the rows.
 * @param among number of tables to be linked.
 */
export async function settleKey(engine: Engine, table: SourceTable, among: number, options?: RunOptions): Promise<SettledTable> {
  const { key, unnamed } = table.key === undefined ? await findKey(engine, table, options) : await givenKey(engine, table, table.key, options);
  const relation = asCompared(table, key);
  const semanticTypes = table.semanticTypes ?? new Map();
  const number = sql`'#' || ${engine.dialect.cast(sql`row_number() over ()`, 'text')}`;
  const named = key === null ? number : sql`coalesce(${engine.dialect.cast(sql`${id(key)}`, 'text')}, ${number})`;
  const numbered = sql`(select *, ${named} as sogoc_row from ${relation} numbered)`;
  if (key === null)
    return { table: { name: table.name, relation: numbered, key: sql`sogoc_row` }, key, unnamed, columns: [...table.columns], semanticTypes };
  const telling = among > 1 && !(await isRunningNumber(engine, table, key, options));
  return {
    table: { name: table.name, ...(unnamed > 0 ? { relation: numbered, key: sql`sogoc_row` } : { relation, key: sql`${id(key)}` }) },
    key,
    unnamed,
    columns: table.columns.filter((column) => column !== key || telling),
    semanticTypes,
  };
}

/** The table with what is compared of its columns. The key stays as it is written, for results are joined to the table by it. */
function asCompared({ relation, columns, compared }: SourceTable, key: string | null): Sql {
  if (!compared) return relation;
  const values = columns.map((name) => (name === key ? id('source_table', name) : sql`${compared(name, 'source_table')} as ${id(name)}`));
  return sql`(select ${join(values)} from ${relation} source_table)`;
}

/** Whole numbers without leading zeros, as dense as a counter gives them, in all records that have a value. */
async function isRunningNumber(engine: Engine, table: SourceTable, key: string, options?: RunOptions): Promise<boolean> {
  const { dialect } = engine;
  const text = dialect.trim(dialect.cast(sql`${id(key)}`, 'text'));
  const number = sql`case when ${dialect.regexMatches(text, '^(0|[1-9][0-9]*)$')} then ${dialect.tryCast(text, 'double')} end`;
  const { rows, numbers, span } = await engine.one<{ rows: number; numbers: number; span: number | null }>(
    sql`select count(v) as rows, count(n) as numbers, max(n) - min(n) as span from (select ${text} as v, ${number} as n from ${table.relation}) keys`,
    options,
  );
  return rows > 0 && numbers === rows && (span ?? 0) < rows * 10;
}

/** Values that tell about a thing rather than name its record, however seldom they repeat: several words, a day, an e-mail address, a place on the map. */
const noName = ['[^ ] +[^ ]', '^[0-9]{1,4}([-/.])[0-9]{1,2}([-/.])[0-9]{1,4}([ T][0-9:.]+)?$', '^[^@ ]+@[^@ ]+$', '^-?[0-9]+[.][0-9]+$'];

/** Does a column mostly hold such values? A short table may well hold each name once. */
async function tellsAbout(engine: Engine, { relation, compared }: SourceTable, column: string, options?: RunOptions): Promise<boolean> {
  const { dialect } = engine;
  const text = dialect.trim(dialect.cast(compared ? compared(column, 'source_table') : sql`${id(column)}`, 'text'));
  const told = or(...noName.map((pattern) => dialect.regexMatches(sql`v`, pattern)));
  const { share } = await engine.one<{ share: number | null }>(
    sql`select avg(case when ${told} then 1.0 else 0 end) as share from (select ${text} as v from ${relation} source_table limit 5000) looked where v is not null`,
    options,
  );
  return (share ?? 0) > 0.3;
}

/** A few records may lack the key: a line of totals below the table, or one that was forgotten. */
const mostUnnamed = 0.1;

/** How lists call the column that counts their lines: another one names a record for longer. */
const lineNumbers = ['stt', 'tt', 'so thu tu', 'thu tu', 'no', 'nr', 'line', 'row', 'row number', 'nomor urut', 'no urut'];

interface FoundKey {
  key: string | null;
  /** Records without a value of it. */
  unnamed: number;
}

/** The key that was given. Records without a value of it are no reason to link none: their row's number names them. */
async function givenKey(engine: Engine, { relation }: SourceTable, key: string, options?: RunOptions): Promise<FoundKey> {
  const { unnamed } = await engine.one<{ unnamed: number }>(sql`select count(*) - count(${id(key)}) as unnamed from ${relation}`, options);
  return { key, unnamed };
}

/** The first column whose values never repeat and name records, one that is never missing before one that hardly ever is, and that only counts the lines after both. */
async function findKey(engine: Engine, table: SourceTable, options?: RunOptions): Promise<FoundKey> {
  const lines: string[] = [];
  for (const column of table.columns)
    if (lineNumbers.includes(nameWords(column).join(' ')) && (await isRunningNumber(engine, table, column, options))) lines.push(column);
  let nearly: FoundKey | null = null;
  for (const column of [...table.columns.filter((one) => !lines.includes(one)), ...lines]) {
    if (nearly && lines.includes(column)) break;
    const { total, present, different } = await engine.one<{ total: number; present: number; different: number }>(
      sql`select count(*) as total, count(${id(column)}) as present, ${engine.dialect.approxDistinct(sql`${id(column)}`)} as different from ${table.relation}`,
      options,
    );
    const unnamed = total - present;
    // An estimate, which may be a fifth too low.
    if (different < total / 2 || unnamed > mostUnnamed * total || (unnamed > 0 && nearly)) continue;
    const exact = await engine.one<{ different: number }>(sql`select count(distinct ${id(column)}) as different from ${table.relation}`, options);
    if (exact.different < present || (await tellsAbout(engine, table, column, options))) continue;
    if (unnamed === 0) return { key: column, unnamed };
    nearly = { key: column, unnamed };
  }
  return nearly ?? { key: null, unnamed: 0 };
}
