import { type Dialect, type Engine, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Grouped, groupCells } from './group-cells.ts';
import type { ProfileInput, ProfileOptions } from './input.ts';
import { type Storage, storageOf } from './storage.ts';
import { filesOf, rowNumberColumn, tableSql } from './table-sql.ts';

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
  /** Of a whole table that is small, the values of the columns that can be looked at here, by their keys. */
  grouped: ReadonlyMap<string, Grouped>;
}

const cellsAtMost = 4_000_000;

/** Takes every k-th row of a table, so that it reads no more than the settings allow. */
export async function takeSample(engine: Engine, input: ProfileInput, options: ProfileOptions): Promise<Sample> {
  const { dialect } = engine;
  const { signal } = options;
  const table = tableSql(input, dialect);
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${dialect.readParquet(filesOf(input))}`, { signal });
  const columns = await storedColumns(engine, input, signal);
  const wanted = Math.max(1_000, Math.min(options.sampleRows ?? 100_000, Math.floor(cellsAtMost / Math.max(1, columns.length))));
  const every = Math.ceil(rows / wanted);
  const picked = join(columns.map((column) => sql`${id('t', column.name)} as ${id(column.key)}`));
  const rowNumber = id('t', rowNumberColumn(input));
  const where = every > 1 ? sql`where ${rowNumber} % ${every} = ${Math.floor(every / 2)}` : sql``;
  const sample = await engine.materialize('profile_sample', sql`select ${columns.length > 0 ? picked : sql`1 as c`} from ${table} t ${where}`, {
    signal,
  });
  const whole = every <= 1;
  return {
    table: sample,
    columns: whole ? columns.map((column) => ({ ...column, from: column.key })) : columns,
    all: whole ? sql`${sample.name}` : dialect.readParquet(filesOf(input)),
    rows,
    whole,
    grouped: whole ? await groupCells(engine, sample, columns, signal) : new Map(),
    [Symbol.asyncDispose]: () => sample.drop(),
  };
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
    order by ${dialect.hash64(sql`value`)}, value limit ${limit})`;
}
