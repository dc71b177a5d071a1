import type { ColumnProfile } from '@sogoc/profile';
import { NotReadable } from '../pages/pages-error.ts';
import type { Tested } from '../pages/read-job.ts';
import type { KeyedColumn, TextColumn } from '../pages/values-at.ts';
import type { RuleContext } from '../rule-kind.ts';
import { untouchedTexts } from '../screen/automata.ts';
import { HashedColumn } from './hashed-column.ts';
import type { Judgement } from './judged.ts';
import { KeysFile, keyColumns } from './kept-keys.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptPart } from './kept-table.ts';
import { judgeSuspects } from './paged-suspects.ts';
import { type PagesOfParts, pagesOf } from './pages-of.ts';
import type { Preparations } from './preparations.ts';
import { type AskedColumn, readPages } from './read-pages.ts';
import { type ScreenedUnit, soundFlags, tooMany, withMissing } from './suspects.ts';
import { SuspectsFile } from './suspects-file.ts';
import type { Unit } from './unit.ts';

/** What the pages of some parts told of units. */
export interface PagedUnits {
  units: readonly ScreenedUnit[];
  /** What rules say of the suspects. */
  judgement: Judgement;
  /** Records that are no suspects, of each part. */
  sound: { unit: string; flags: string; counts: number[] }[];
}

/**
 * Sets the suspects of units apart by reading the pages of their columns, without the engine, which takes two to four times as long.
 * @returns null where no unit can be screened so, or a page is not understood.
 */
export async function readUnits(
  run: KeptRun,
  all: readonly Unit[],
  parts: readonly KeptPart[],
  context: RuleContext,
  preparations: Preparations,
): Promise<PagedUnits | null> {
  const { engine, options, states } = run;
  // Threads start while automata are made.
  run.pool.expect(context.profile.rows * all.length);
  const tested = all.flatMap((unit) => {
    const test = run.tests.of(unit, context);
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
  await using kept = hashed.size > 0 ? await KeysFile.create(run, parts, pages) : null;
  const file = preparations.tables.use(await SuspectsFile.create(states));
  try {
    const read = await readPages(run.pool, pages.files, columns, file, tooMany, options, kept);
    await file.finish();
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
    const judgement = await judgeSuspects(run, file, { made, units, isKeyed: read.isKeyed }, context, preparations);
    const sound = units.flatMap((unit) => soundCounts(unit, told[made.indexOf(unit)] ?? []));
    return { units, judgement, sound };
  } catch (error) {
    if (error instanceof NotReadable) return null;
    throw error;
  }
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

function soundCounts(unit: ScreenedUnit, told: readonly Tested[]): PagedUnits['sound'] {
  const row = (flags: string, count: (one: Tested) => number): PagedUnits['sound'][number] => ({ unit: unit.id, flags, counts: told.map(count) });
  if (unit.missing === undefined) return [row(soundFlags(unit), ({ records, suspects }) => records - suspects)];
  const present = row(soundFlags(unit), ({ records, suspects, missing }) => records - suspects - missing);
  return [present, row(unit.missing, ({ missing }) => missing)];
}
