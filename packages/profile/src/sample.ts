import { type Dialect, type Engine, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Grouped, groupCells } from './group-cells.ts';
import type { ProfileInput, ProfileOptions } from './input.ts';
import { type Storage, storageOf } from './storage.ts';
import { filesOf, rowNumberColumn, rowOfPartSql, tableSql, tellableParts } from './table-sql.ts';

/** A column as it lies in the file. `key` is its name in the sample, `from` in what is read whole. */
export interface StoredColumn {
  name: string;
  sourceType: string;
  storage: Storage;
  /** Stored as plain text, not as a UUID, an enumeration or JSON that reads as text. */
  plainText: boolean;
  key: string;
  from: string;
  /** Whole numbers, or text that the sample shows to be of digits alone. */
  digits?: boolean;
}

export interface Sample extends AsyncDisposable {
  /** The sampled rows; columns are called by their `key`. */
  table: WorkTable;
  columns: StoredColumn[];
  /** What to read for all rows: the file, or the sample where it is the whole table (a file of very many columns is slow to open). */
  all: Sql;
  /** Rows of the whole table. */
  rows: number;
  /** True when the sample is the whole table. */
  whole: boolean;
  /** Every so many rows were taken. */
  every: number;
  /** Of a whole table that is small, the values of the columns that can be looked at here, by their keys. */
  grouped: ReadonlyMap<string, Grouped>;
}

const cellsAtMost = 4_000_000;

/** Rows that were sampled of some of a table's parts, each with the file it is of in `part_file`. */
export interface KeptSample {
  rows: Sql;
  files: ReadonlySet<string>;
  /** Every so many rows were taken. */
  every: number;
}

/**
 * Takes every k-th row of a table, so that it reads no more than the settings allow; of a table in parts every k-th of each part, so that what is taken of a part
 * hardly ever depends on the others. `kept`: what need not be read again.
 */
export async function takeSample(engine: Engine, input: ProfileInput, options: ProfileOptions, kept?: KeptSample | null): Promise<Sample> {
  const { dialect } = engine;
  const { signal } = options;
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${dialect.readParquet(filesOf(input))}`, { signal });
  const columns = await storedColumns(engine, input, signal);
  const every = stepOf(rows, columns.length, tellableParts(input) !== undefined, options);
  const sample = await engine.materialize('profile_sample', sampleSql(input, columns, every, kept?.every === every ? kept : null, dialect), {
    signal,
  });
  const whole = every <= 1;
  return {
    table: sample,
    columns: whole ? columns.map((column) => ({ ...column, from: column.key })) : columns,
    all: whole ? sql`${sample.name}` : dialect.readParquet(filesOf(input)),
    rows,
    whole,
    every,
    grouped: whole ? await groupCells(engine, sample, columns, signal) : new Map(),
    [Symbol.asyncDispose]: () => sample.drop(),
  };
}

function stepOf(rows: number, columns: number, inParts: boolean, options: ProfileOptions): number {
  const wanted = Math.max(1_000, Math.min(options.sampleRows ?? 100_000, Math.floor(cellsAtMost / Math.max(1, columns))));
  const every = Math.ceil(rows / wanted);
  // A power of two stays the same while a table grows.
  return inParts && every > 1 ? 2 ** Math.ceil(Math.log2(every)) : every;
}

function sampleSql(
  input: ProfileInput,
  columns: readonly { name: string; key: string }[],
  every: number,
  kept: KeptSample | null,
  dialect: Dialect,
): Sql {
  const parts = tellableParts(input);
  const picked = columns.map((column) => sql`${id('t', column.name)} as ${id(column.key)}`);
  const chosen = (row: Sql): Sql => (every > 1 ? sql`where ${row} % ${every} = ${Math.floor(every / 2)}` : sql``);
  if (!parts)
    return sql`select ${columns.length > 0 ? join(picked) : sql`1 as c`} from ${tableSql(input, dialect)} t ${chosen(sql`${id('t', rowNumberColumn(input))}`)}`;
  const unread = parts.filter(({ file }) => !kept?.files.has(file));
  const known =
    kept &&
    sql`select ${join([...columns.map(({ key }) => sql`${id(key)}`), sql`part_file`])} from ${kept.rows} k where part_file in (select unnest(${filesOf(input)}))`;
  if (known && unread.length === 0) return known;
  const own = { ...input, parts: unread };
  const file = sql`(${unread.map((part) => part.file)})[${id('t', 'part_number')} + 1] as part_file`;
  const read = sql`select ${join([...picked, file])} from ${tableSql(own, dialect)} t ${chosen(rowOfPartSql(own, 't'))}`;
  return known ? sql`${known} union all ${read}` : read;
}

async function storedColumns(engine: Engine, input: ProfileInput, signal: AbortSignal | undefined): Promise<StoredColumn[]> {
  if (input.columns.length === 0) return [];
  // The outer join gives one row of nulls even where the table has none: their types are what is asked for.
  const types = await engine.one<Record<string, string>>(
    sql`select ${join(input.columns.map((column, index) => sql`typeof(${id('t', column.name)}) as ${id(`c${index}`)}`))}
        from (select 1 as one) o left join (select * from ${engine.dialect.readParquet(filesOf(input))} limit 0) t on true`,
    { signal },
  );
  return input.columns.map(({ name, sourceType }, index) => {
    const type = types[`c${index}`] ?? '';
    return { name, sourceType, storage: storageOf(type), plainText: /^varchar/i.test(type), key: `c${index}`, from: name };
  });
}

/** Up to `limit` distinct values (all, where they were grouped here), as text, of each text column of the sample; always the same for the same data. */
export async function sampleTexts(engine: Engine, sample: Sample, limit: number, signal?: AbortSignal): Promise<Map<string, string[]>> {
  const texts = new Map<string, string[]>();
  const columns = sample.columns.filter((column) => column.storage === 'text' && !sample.grouped.has(column.key));
  for (const [key, { values }] of sample.grouped) texts.set(key, [...values.keys()]);
  for (let from = 0; from < columns.length; from += 50) {
    const batch = columns.slice(from, from + 50).map((column) => distinctTexts(column.key, sample.table, limit, engine.dialect));
    const rows = await engine.all<{ key: string; value: string }>(join(batch, sql` union all `), { signal });
    for (const { key, value } of rows) texts.get(key)?.push(value) ?? texts.set(key, [value]);
  }
  return texts;
}

function distinctTexts(key: string, table: WorkTable, limit: number, dialect: Dialect): Sql {
  const value = dialect.cast(sql`${id(key)}`, 'text');
  return sql`(select ${key} as key, value from (select ${value} as value from ${table.name} where ${id(key)} is not null group by 1) v
    order by ${dialect.hashRow([sql`value`])}, value limit ${limit})`;
}
