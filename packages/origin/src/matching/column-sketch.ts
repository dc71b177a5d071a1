import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, filesOf, nameWords, type TableProfile } from '@sogoc/profile';
import { partPrefix, tokens, trigrams } from './tokens.ts';

/** What matching looks at of a column: its name in words and its most frequent values. */
export interface ColumnSketch {
  table: string;
  column: ColumnProfile;
  /** Words of the name, as written and as the country pack writes abbreviations out; at least one list, which may be empty. */
  words: string[][];
  /** Distinct values, folded. */
  values: Set<string>;
  /** Words and numbers within the values. */
  valueTokens: Set<string>;
  /** Runs of three characters within the most frequent values. */
  valueTrigrams: Set<string>;
}

const mostValues = 3000;
const valuesOfAll = 1_500_000;
/** Long texts are told apart by how they begin. */
const lettersLookedAt = 200;
const mostForTrigrams = 500;
const columnsAtOnce = 60;

/** Sketches every column of some tables: of one that holds nothing, only its name. */
export async function sketchColumns(
  engine: Engine,
  tables: readonly TableProfile[],
  pack: CountryPack,
  options: RunOptions,
): Promise<ColumnSketch[]> {
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  const most = Math.max(100, Math.min(mostValues, Math.floor(valuesOfAll / Math.max(1, columns))));
  const sketches: ColumnSketch[] = [];
  for (const table of tables) {
    const own = table.columns.map((column) => sketchOf(table.table, column, pack));
    await fill(engine, table, own, { most, pack, options });
    sketches.push(...own);
  }
  return sketches;
}

function sketchOf(table: string, column: ColumnProfile, pack: CountryPack): ColumnSketch {
  const lists = [nameWords(column.name), pack.words(column.name)];
  const words = [...new Map(lists.map((list) => [list.join(' '), list])).values()];
  return { table, column, words, values: new Set(), valueTokens: new Set(), valueTrigrams: new Set() };
}

async function fill(
  engine: Engine,
  table: TableProfile,
  sketches: readonly ColumnSketch[],
  { most, pack, options }: { most: number; pack: CountryPack; options: RunOptions },
): Promise<void> {
  for (let from = 0; from < sketches.length; from += columnsAtOnce) {
    const some = sketches.slice(from, from + columnsAtOnce).filter(({ column }) => column.distinct > 0);
    if (some.length === 0) continue;
    const texts = some.map(({ column }, at) => sql`${textOf(column, engine.dialect)} as ${id(`c${at}`)}`);
    // To open a file of thousands of columns takes longer than to read some of them: it is opened once for them all.
    await using batch = await engine.materialize(
      'match_columns',
      sql`select ${join(texts)} from ${engine.dialect.readParquet(filesOf(table))} as t`,
      options,
    );
    const queries = some.map((_, at) => frequentValues(batch, at, most));
    for (const { place, value } of await engine.all<{ place: number; value: string }>(join(queries, sql` union all `), options)) {
      const sketch = some[place];
      if (sketch) take(sketch, pack.foldText(partPrefix(value)));
    }
  }
}

function take(sketch: ColumnSketch, value: string): void {
  if (sketch.values.has(value)) return;
  sketch.values.add(value);
  const beginning = value.slice(0, lettersLookedAt);
  for (const token of tokens(beginning)) sketch.valueTokens.add(token);
  if (sketch.values.size <= mostForTrigrams) for (const trigram of trigrams(beginning)) sketch.valueTrigrams.add(trigram);
}

/** Yes and no stay as they are written: elsewhere they may stand beside `unknown`, and are then no truth values. */
function textOf(column: ColumnProfile, dialect: Dialect): Sql {
  const asWritten = column.type === 'boolean' && column.storage === 'text';
  return asWritten ? sql`nullif(${dialect.trim(sql`${id('t', column.name)}`)}, '')` : columnText(column, 't', dialect);
}

function frequentValues(batch: WorkTable, place: number, most: number): Sql {
  return sql`select * from (select ${place} as place, ${id('value')} from (select ${id(`c${place}`)} as ${id('value')} from ${batch.name})
    where ${id('value')} is not null group by ${id('value')} order by count(*) desc, ${id('value')} limit ${most})`;
}
