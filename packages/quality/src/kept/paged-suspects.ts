import { rm } from 'node:fs/promises';
import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { isPlainly, recordKeySql, rowNumberColumn, tableSql } from '@sogoc/profile';
import { type DistinctTexts, distinctColumns } from '../pages/distinct-texts.ts';
import { ParquetWriter } from '../pages/parquet-writer.ts';
import type { RuleContext } from '../rule-kind.ts';
import { plainContext } from '../screen/screen.ts';
import { type Judgement, judge } from './judged.ts';
import { judgeValues } from './judged-values.ts';
import type { KeptRun } from './kept-run.ts';
import { knownSuspects } from './known-suspects.ts';
import type { Preparations } from './preparations.ts';
import type { ScreenedUnit } from './suspects.ts';
import type { SuspectsFile } from './suspects-file.ts';
import type { Unit } from './unit.ts';

/** Units by the places of their columns in a file of suspects, those of them that are to be judged, and whether each suspect has its key. */
interface Paged {
  made: readonly Unit[];
  units: readonly ScreenedUnit[];
  isKeyed: boolean;
}

/** Asks rules of the suspects of a file: of its values where they have numbers and records have keys, else of what the engine makes of it. */
export async function judgeSuspects(
  run: KeptRun,
  file: SuspectsFile,
  paged: Paged,
  context: RuleContext,
  preparations: Preparations,
): Promise<Judgement> {
  const { engine, options } = run;
  const { made, units, isKeyed } = paged;
  const texts = isKeyed ? file.values : null;
  if (texts) {
    const places = new Map(placesAmong(made, units).flatMap((place, at) => (units[place] ? [[at, units[place]] as const] : [])));
    const { unknown, ...known } = knownSuspects(run.states, texts, places, context);
    const numbered = { file, texts, units: places, ...known };
    if (unknown.length === 0) return await judgeValues(engine, { ...numbered, values: new Map() }, context, options);
    await using values = await distinctValues(run, texts, unknown, paged);
    const { suspected, context: own } = await suspectedOf(engine, units, values, context, options);
    const read = suspected.map((unit) => [unit, valuesOf(unit, units.indexOf(unit as ScreenedUnit), values, context, true)] as const);
    return await judgeValues(engine, { ...numbered, values: new Map(read) }, own, options);
  }
  const table = await engine.materialize('suspects', suspectRecords(file.path, paged, context), options);
  preparations.tables.use(table);
  const { suspected, context: own } = await suspectedOf(engine, units, table, context, options);
  const values = units.map((unit, place) => (suspected.includes(unit) ? valuesOf(unit, place, table, context, false) : null));
  return judge(engine, { table, units, values }, own, preparations.tables, options);
}

/** Values of suspects, each once: `place` of the unit, `number`, `suspect_value`. */
async function distinctValues(
  { engine, options, states }: KeptRun,
  texts: DistinctTexts,
  asked: Int32Array,
  { made, units }: Paged,
): Promise<WorkTable> {
  const path = states.beside('values');
  try {
    const writer = await ParquetWriter.create(path, distinctColumns);
    try {
      const { rows, values } = texts.rows(asked.length < texts.count ? asked : undefined);
      await writer.add(rows, values);
    } finally {
      await writer.finish();
    }
    const query = sql`select (${placesAmong(made, units)})[place + 1] as place, number, case when missing = 0 then value end as suspect_value
      from read_parquet(${path}) as v`;
    return await engine.materialize('values', sql`select * from (${query}) as v where place >= 0`, options);
  } finally {
    await rm(path, { force: true });
  }
}

/** FROM item of the values of a unit as those of its column. @param isNumbered they are in a table of `distinctValues`. */
function valuesOf(unit: Unit, place: number, table: WorkTable, { profile, dialect }: RuleContext, isNumbered: boolean): Sql {
  const storage = profile.columns.find(({ name }) => name === unit.column)?.storage;
  const type = storage === 'integer' ? 'bigint' : storage === 'double' || storage === 'date' ? storage : 'text';
  // Told apart before they are cast, so that none of another column is.
  const named = isNumbered ? sql`suspect_value as own_text, number as suspect_value` : sql`suspect_value`;
  const own = sql`(select distinct ${isNumbered ? sql`number, ` : sql``}suspect_value from ${table.name} where place = ${place})`;
  return sql`(select ${named}, ${dialect.cast(sql`suspect_value`, type)} as ${id(unit.column)} from ${own} as v)`;
}

/** Where the units of `made` that are left are told by their places among `units`. */
function suspectRecords(path: string, { made, units, isKeyed }: Paged, { profile, dialect }: RuleContext): Sql {
  const places = placesAmong(made, units);
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

/** Of each unit of `made` its place among those that are left, -1 where it is not. */
function placesAmong(made: readonly Unit[], units: readonly Unit[]): number[] {
  return made.map((unit) => units.indexOf(unit));
}

/** The units that have suspects, and the context in which these are asked. @param suspects `place` of the unit, `suspect_value`. */
async function suspectedOf(
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
