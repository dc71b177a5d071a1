import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, nameWords, type TableProfile, tableSql } from '@sogoc/profile';
import { tokens } from './tokens.ts';

/** What matching looks at of a column: its name in words and its most frequent values. */
export interface ColumnSketch {
  column: ColumnProfile;
  /** Words of the name, as written and as the country pack writes abbreviations out. */
  words: string[][];
  /** Distinct values, folded. */
  values: Set<string>;
  /** Words and numbers within the values. */
  valueTokens: Set<string>;
}

const mostValues = 3000;
const columnsAtOnce = 60;

/** Sketches every column of a table that holds anything, or only its name where it holds nothing. */
export async function sketchColumns(engine: Engine, table: TableProfile, pack: CountryPack, options: RunOptions): Promise<ColumnSketch[]> {
  const sketches = table.columns.map((column): ColumnSketch => {
    const asWritten = nameWords(column.name);
    return { column, words: distinctLists([asWritten, pack.words(column.name)]), values: new Set(), valueTokens: new Set() };
  });
  for (let from = 0; from < sketches.length; from += columnsAtOnce) {
    const some = sketches.slice(from, from + columnsAtOnce).filter(({ column }) => column.distinct > 0);
    if (some.length === 0) continue;
    const queries = some.map(({ column }, at) => frequentValues(engine, table, column, at));
    for (const { place, value } of await engine.all<{ place: number; value: string }>(join(queries, sql` union all `), options)) {
      const sketch = some[place];
      const folded = pack.foldText(value);
      sketch?.values.add(folded);
      for (const token of tokens(folded)) sketch?.valueTokens.add(token);
    }
  }
  return sketches;
}

function frequentValues({ dialect }: Engine, table: TableProfile, column: ColumnProfile, place: number): Sql {
  const value = columnText(column, 't', dialect);
  return sql`select * from (select ${place} as place, value from (select ${value} as value from ${tableSql(table, dialect)} as t)
    where value is not null group by value order by count(*) desc, ${id('value')} limit ${mostValues})`;
}

function distinctLists(lists: readonly string[][]): string[][] {
  return [...new Map(lists.map((list) => [list.join(' '), list])).values()];
}
