import { rm } from 'node:fs/promises';
import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type ColumnProfile, isPlainly, recordKeySql, rowNumberColumn, tableSql } from '@sogoc/profile';
import { NotReadable } from '../pages/pages-error.ts';
import { ParquetWriter } from '../pages/parquet-writer.ts';
import type { Tested } from '../pages/read-job.ts';
import { suspectColumns } from '../pages/suspect-rows.ts';
import type { KeyedColumn, TextColumn } from '../pages/values-at.ts';
import type { RuleContext } from '../rule-kind.ts';
import { type Automata, columnTest, untouchedTexts } from '../screen/column-test.ts';
import { plainContext } from '../screen/screen.ts';
import { HashedColumn } from './hashed-column.ts';
import type { Suspects } from './judged.ts';
import { KeysFile, keyColumns } from './kept-keys.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptPart } from './kept-table.ts';
import { type PagesOfParts, pagesOf } from './pages-of.ts';
import { type AskedColumn, readPages } from './read-pages.ts';
import { type ScreenedUnit, soundFlags, tooMany, withMissing } from './suspects.ts';
import type { Unit } from './unit.ts';

/** What the pages of some parts told of units. */
export interface PagedUnits {
  units: readonly ScreenedUnit[];
  /** The suspects of all: see `Suspects`. */
  suspects: WorkTable;
  /** Units that have suspects, and the context in which these are asked. */
  suspected: readonly Unit[];
  context: RuleContext;
  /** Records that are no suspects, of each part. */
  sound: { unit: string; flags: string; counts: number[] }[];
}

/**
 * Sets the suspects of units apart by reading the pages of their columns, without the engine, which takes two to four times as long.
 * @returns null where no unit can be screened so, or a page is not understood.
 */
export async function readUnits(run: KeptRun, all: readonly Unit[], parts: readonly KeptPart[], context: RuleContext): Promise<PagedUnits | null> {
  const { engine, options, states } = run;
  // Threads start while automata are made.
  run.pool.expect(context.profile.rows * all.length);
  const automata: Automata = new Map();
  const tested = all.flatMap((unit) => {
    const test = columnTest(unit, context, automata);
    return test ? [{ unit, test }] : [];
  });
  const wanted = [...(run.ahead?.wanted(parts) ?? [])];
  const keys = keyColumns(context.profile);
  const names = [...tested.map(({ unit }) => unit.column), ...wanted.map(([, { name }]) => name), ...keys.map(({ name }) => name)];
  const pages = await pagesOf(run, parts, names);
  const readable = tested.filter(({ unit }) => pages?.columns.has(unit.column));
  if (!pages || readable.length === 0) return null;
  const made = await withMissing(
    engine,
    readable.map(({ unit }) => unit),
    context,
    options,
  );
  await using hashes = new AsyncDisposableStack();
  const hashed = new Map<string, [unit: string, column: HashedColumn]>();
  for (const [unit, column] of wanted)
    if (pages.columns.has(column.name) && !hashed.has(column.name))
      hashed.set(column.name, [unit, hashes.use(await HashedColumn.create(run, column))]);
  const isKeyed = keys.every(({ name }) => pages.columns.has(name));
  const keyOf = new Map(isKeyed ? keys.map((column, place) => [column.name, { place, untouched: untouchedTexts(column) }]) : []);
  const alone = [...new Set([...hashed.keys(), ...keyOf.keys()])].filter((name) => !made.some(({ column }) => column === name));
  const asked = [
    ...made.map((unit, place) => ({ name: unit.column, test: readable[place]?.test ?? null, isMissingSuspect: unit.missing === undefined })),
    ...alone.map((name) => ({ name, test: null, isMissingSuspect: false })),
  ];
  const columns = asked.map(
    ({ name, ...own }): AskedColumn => ({
      ...own,
      hashed: hashed.get(name)?.[1] ?? null,
      key: keyOf.get(name) ?? null,
      places: pages.columns.get(name) ?? new Map(),
    }),
  );
  const path = states.beside('suspects');
  await using kept = hashed.size > 0 ? await KeysFile.create(run, parts, pages) : null;
  try {
    const writer = await ParquetWriter.create(path, suspectColumns);
    let read: Awaited<ReturnType<typeof readPages>>;
    try {
      read = await readPages(run.pool, pages.files, columns, writer, tooMany, options, kept);
    } finally {
      await writer.finish();
    }
    await kept?.keep(states);
    const { told } = read;
    for (const [, column] of hashed.values()) await column.finish(engine, options);
    for (const [unit, column] of hashed.values()) {
      const own = keyedColumns(pages, column.name, isKeyed ? keys : []);
      run.ahead?.keep(unit, column, parts, own);
    }
    hashes.move();
    const units = made.filter((_, place) => told[place]);
    if (units.length === 0) return null;
    const suspects = await engine.materialize('suspects', suspectRecords(path, made, units, context, read.isKeyed), options);
    const judged = await judge(engine, units, suspects, context, options);
    const sound = units.flatMap((unit) => soundCounts(unit, told[made.indexOf(unit)] ?? []));
    return { units, suspects, ...judged, sound };
  } catch (error) {
    if (error instanceof NotReadable) return null;
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** The suspects, and where to read the values of each unit as those of its column. */
export function pagedSuspects({ units, suspects, suspected }: PagedUnits, { profile, dialect }: RuleContext): Suspects {
  const values = units.map((unit, place) => {
    if (!suspected.includes(unit)) return null;
    const storage = profile.columns.find(({ name }) => name === unit.column)?.storage;
    const type = storage === 'integer' ? 'bigint' : storage === 'double' || storage === 'date' ? storage : 'text';
    // Told apart before they are cast, so that none of another column is.
    const own = sql`(select distinct suspect_value from ${suspects.name} where place = ${place})`;
    return sql`(select suspect_value, ${dialect.cast(sql`suspect_value`, type)} as ${id(unit.column)} from ${own} as v)`;
  });
  return { table: suspects, units, values };
}

/** Where the units of `made` that are left are told by their places among `units`. */
function suspectRecords(path: string, made: readonly Unit[], units: readonly Unit[], { profile, dialect }: RuleContext, isKeyed: boolean): Sql {
  const places = made.map((unit) => units.indexOf(unit as ScreenedUnit));
  const number = id(rowNumberColumn(profile));
  const own = sql`select part as part_number, row as ${number}, key, (${places})[column_place + 1] as place, case when missing = 0 then value end as suspect_value
    from read_parquet(${path}) as s`;
  const select = (key: Sql): Sql => sql`select place, t.part_number as suspect_part, ${key} as suspect_key, suspect_value from (${own}) as t`;
  if (isKeyed) return sql`${select(sql`key`)} where place >= 0`;
  const key = recordKeySql(profile, 't', dialect);
  // Where no column is the key, part and row are.
  if (profile.recordKey.columns.length === 0) return sql`${select(key)} where place >= 0`;
  const keys = sql`select ${id('t', rowNumberColumn(profile))} as row, ${key} as suspect_key from ${tableSql(profile, dialect)} as t`;
  return sql`${select(sql`k.suspect_key`)} join (${keys}) as k on k.row = t.${number} where place >= 0`;
}

/** Where a column and those of the record key lie in each file. Null where there is no such key. */
function keyedColumns({ files, columns }: PagesOfParts, name: string, keys: readonly ColumnProfile[]): KeyedColumn[] | null {
  const untouched = new Map(keys.map((column) => [column.name, untouchedTexts(column)]));
  const found = files.map(({ path }) => {
    const placed = (one: string): TextColumn[] => {
      const own = columns.get(one)?.get(path);
      return own ? [{ ...own, untouched: untouched.get(one) ?? null }] : [];
    };
    const [value] = placed(name);
    return { key: keys.flatMap((key) => placed(key.name)), value };
  });
  const known = found.flatMap(({ key, value }) => (value && key.length > 0 ? [{ key, value }] : []));
  return known.length === files.length ? known : null;
}

async function judge(
  engine: Engine,
  units: readonly ScreenedUnit[],
  suspects: WorkTable,
  context: RuleContext,
  options: RunOptions,
): Promise<{ suspected: Unit[]; context: RuleContext }> {
  const { dialect, profile } = context;
  const isText = ({ column }: Unit): boolean =>
    profile.columns.some(({ name, storage, reading }) => name === column && storage === 'text' && reading.kind === 'stored');
  const texts = units.flatMap((unit, place) => (isText(unit) ? [place] : []));
  const isOdd =
    texts.length === 0
      ? sql`true`
      : sql`case when place in (${join(texts)}) then not coalesce(${isPlainly(sql`suspect_value`, dialect)}, true) else true end`;
  const found = await engine.all<{ place: number; odd: number }>(
    sql`select place, ${dialect.countIf(isOdd)} as odd from ${suspects.name} as t group by place`,
    options,
  );
  const odd = new Map(found.map(({ place, odd: own }) => [place, own]));
  // The engine writes numbers and days plainly.
  const isWritten = ({ column }: Unit): boolean =>
    profile.columns.some(({ name, storage }) => name === column && (storage === 'integer' || storage === 'double' || storage === 'date'));
  const plain = new Set(units.filter((unit, place) => isWritten(unit) || (odd.get(place) ?? 0) === 0).map(({ column }) => column));
  return { suspected: units.filter((_, place) => odd.has(place)), context: plainContext(context, ({ name }) => plain.has(name)) };
}

function soundCounts(unit: ScreenedUnit, told: readonly Tested[]): PagedUnits['sound'] {
  const row = (flags: string, count: (one: Tested) => number): PagedUnits['sound'][number] => ({ unit: unit.id, flags, counts: told.map(count) });
  if (unit.missing === undefined) return [row(soundFlags(unit), ({ records, suspects }) => records - suspects)];
  const present = row(soundFlags(unit), ({ records, suspects, missing }) => records - suspects - missing);
  return [present, row(unit.missing, ({ missing }) => missing)];
}
