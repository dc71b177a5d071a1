import { type Dialect, type Engine, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Grouped, groupCells } from './group-cells.ts';
import type { ProfileInput, ProfileOptions } from './input.ts';
import { type Storage, storageOf } from './storage.ts';
import type { TablePart } from './table-profile.ts';
import { filesOf, rowNumberColumn, tableSql, tellableParts } from './table-sql.ts';

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
  /** The sampled rows; columns are called by their `key`. They are taken when they are first asked for. */
  table(): Promise<WorkTable>;
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
  const rows = await countRows(engine, input, signal);
  const columns = await storedColumns(engine, input, signal);
  const every = stepOf(rows, columns.length, tellableParts(input) !== undefined, options);
  const whole = every <= 1;
  const query = sampleSql(input, columns, every, kept?.every === every ? kept : null, dialect);
  let taken: Promise<WorkTable> | undefined;
  const table = (): Promise<WorkTable> => {
    taken ??= engine.materialize('profile_sample', query, { signal });
    return taken;
  };
  return {
    table,
    columns: whole ? columns.map((column) => ({ ...column, from: column.key })) : columns,
    all: whole ? sql`${(await table()).name}` : dialect.readParquet(filesOf(input)),
    rows,
    whole,
    every,
    grouped: whole ? await groupCells(engine, await table(), columns, signal) : new Map(),
    [Symbol.asyncDispose]: async () => {
      await (await taken)?.drop();
    },
  };
}

async function countRows(engine: Engine, input: ProfileInput, signal: AbortSignal | undefined): Promise<number> {
  if (input.parts) return input.parts.reduce((sum, part) => sum + part.rows, 0);
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${engine.dialect.readParquet(filesOf(input))}`, { signal });
  return rows;
}

function stepOf(rows: number, columns: number, inParts: boolean, options: ProfileOptions): number {
  const wanted = Math.max(1_000, Math.min(options.sampleRows ?? 100_000, Math.floor(cellsAtMost / Math.max(1, columns))));
  const every = Math.ceil(rows / wanted);
  // A power of two stays the same while a table grows.
  return inParts && every > 1 ? 2 ** Math.ceil(Math.log2(every)) : every;
}

/** What is sampled of a table's parts, as `Sample.table` has it, with the file of each row in `part_file`. */
export function sampledOf(input: ProfileInput, columns: readonly StoredColumn[], every: number, parts: readonly TablePart[], dialect: Dialect): Sql {
  return sampleSql({ ...input, parts }, columns, every, null, dialect);
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
  const each = every > 1 ? { every, from: Math.floor(every / 2) } : undefined;
  if (!parts) {
    const chosen = each ? sql`where ${id('t', rowNumberColumn(input))} % ${each.every} = ${each.from}` : sql``;
    return sql`select ${columns.length > 0 ? join(picked) : sql`1 as c`} from ${tableSql(input, dialect)} t ${chosen}`;
  }
  const unread = parts.filter(({ file }) => !kept?.files.has(file));
  const known =
    kept &&
    sql`select ${join([...columns.map(({ key }) => sql`${id(key)}`), sql`part_file`])} from ${kept.rows} k where part_file in (select unnest(${filesOf(input)}))`;
  if (known && unread.length === 0) return known;
  const own = { ...input, parts: unread };
  const file = sql`(${unread.map((part) => part.file)})[${id('t', 'part_number')} + 1] as part_file`;
  const read = sql`select ${join([...picked, file])} from ${tableSql(own, dialect, each)} t`;
  return known ? sql`${known} union all ${read}` : read;
}

async function storedColumns(engine: Engine, input: ProfileInput, signal: AbortSignal | undefined): Promise<StoredColumn[]> {
  if (input.columns.length === 0) return [];
  // The outer join gives one row of nulls even where the table has none: their types are what is asked for.
  const types = await engine.one<Record<string, string>>(
    sql`select ${join(input.columns.map((column, index) => sql`typeof(${id('t', column.name)}) as ${id(`c${index}`)}`))}
        from (select 1 as one) o left join (select * from ${engine.dialect.readParquet(filesOf(input).slice(0, 1))} limit 0) t on true`,
    { signal },
  );
  return input.columns.map(({ name, sourceType }, index) => {
    const type = types[`c${index}`] ?? '';
    return { name, sourceType, storage: storageOf(type), plainText: /^varchar/i.test(type), key: `c${index}`, from: name };
  });
}

/** A value of a sample, in how many of its rows it is, and what the values are ordered by. */
export interface SampledText {
  value: string;
  n: number;
  hash: bigint;
}

/** Up to `limit` distinct values of each of some columns of sampled rows, as text; always the same for the same data. */
export async function distinctTexts(
  engine: Engine,
  rows: Sql,
  keys: readonly string[],
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Map<string, SampledText[]>> {
  const texts = new Map<string, SampledText[]>(keys.map((key) => [key, []]));
  const hash = engine.dialect.hashRow([sql`value`]);
  type Row = { place: number; value: string; n: number; hash: bigint | number };
  await visitTexts<Row>(engine, rows, keys, limit, sql`value, n, ${hash} as hash`, signal, (key, { value, n, hash: own }) =>
    texts.get(key)?.push({ value, n, hash: BigInt(own) }),
  );
  return texts;
}

/** Asks for so much of the distinct texts of columns: `told`. Each row is an object, so no more is asked for than is looked at. */
async function visitTexts<R extends { place: number }>(
  engine: Engine,
  rows: Sql,
  keys: readonly string[],
  limit: number,
  told: Sql,
  signal: AbortSignal | undefined,
  see: (key: string, row: R) => void,
): Promise<void> {
  const { dialect } = engine;
  const hash = dialect.hashRow([sql`value`]);
  const ofColumn = (key: string, place: number): Sql => sql`(select ${place} as place, ${told}
    from (select ${dialect.cast(sql`${id(key)}`, 'text')} as value, count(*) as n from ${rows} s where ${id(key)} is not null group by 1) v
    order by ${hash}, value limit ${limit})`;
  for (let from = 0; from < keys.length; from += 50) {
    const batch = keys.slice(from, from + 50);
    const found = await engine.all<R>(join(batch.map(ofColumn), sql` union all `), { signal });
    for (const row of found) see(batch[row.place] ?? '', row);
  }
}

/** Up to `limit` distinct values (all, where they were grouped here), as text, of each text column of the sample; always the same for the same data. */
export async function sampleTexts(engine: Engine, sample: Sample, limit: number, signal?: AbortSignal): Promise<Map<string, string[]>> {
  const texts = new Map<string, string[]>();
  for (const [key, { values }] of sample.grouped) texts.set(key, [...values.keys()]);
  const keys = textKeys(sample);
  if (keys.length === 0) return texts;
  const { name } = await sample.table();
  for (const key of keys) texts.set(key, []);
  await visitTexts<{ place: number; value: string }>(engine, sql`${name}`, keys, limit, sql`value`, signal, (key, { value }) =>
    texts.get(key)?.push(value),
  );
  return texts;
}

/** The columns of text whose values are not at hand. */
export function textKeys({ columns, grouped }: Sample): string[] {
  return columns.filter(({ key, storage }) => storage === 'text' && !grouped.has(key)).map(({ key }) => key);
}
