import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { textOf } from '../column-stats.ts';
import type { TablePart } from '../table-profile.ts';
import type { ListedText } from './kept-lists.ts';
import { type KnownColumn, namesOf, valuesSql } from './moved-values.ts';

/** Rows that are read at once: of each all columns come. */
const rowsAtOnce = 10_000;

/** A column, and the rows of which its values are asked for. */
export interface AskedTexts {
  one: KnownColumn;
  rows: readonly number[];
}

/** Gives the text of a value by its row, and the hash by which it is listed. */
export type TextsByRow = ReadonlyMap<KnownColumn, ReadonlyMap<number, ListedText>>;

/** The values of some rows of parts that came, of which only these columns and rows are read. Rows are numbered over all parts. */
export async function textsOfRows(
  engine: Engine,
  parts: readonly TablePart[],
  asked: readonly AskedTexts[],
  signal: AbortSignal | undefined,
): Promise<TextsByRow> {
  const found = new Map<KnownColumn, Map<number, ListedText>>();
  for (const some of together(asked)) {
    const columns = some.map(({ one }) => one);
    const rows = [...new Set(some.flatMap((one) => one.rows))].sort((a, b) => a - b);
    const texts: Map<number, ListedText>[] = columns.map(() => new Map());
    for await (const batch of engine.stream<Record<string, string | number | bigint | null>>(textsSql(engine, parts, columns, rows), { signal }))
      for (const row of batch)
        texts.forEach((of, at) => {
          const [value, order] = [row[`text${at}`], row[`order${at}`]];
          if (typeof value === 'string') of.set(Number(row.row_number), { value, order: BigInt(order ?? 0) });
        });
    columns.forEach((column, at) => {
      found.set(column, texts[at] ?? new Map());
    });
  }
  return found;
}

/** Columns that are read together, so that rows are not too many. */
function together(asked: readonly AskedTexts[]): AskedTexts[][] {
  const groups: AskedTexts[][] = [];
  let count = 0;
  for (const one of asked) {
    if (one.rows.length === 0) continue;
    const last = groups.at(-1);
    count += one.rows.length;
    if (last && count <= rowsAtOnce) last.push(one);
    else {
      groups.push([one]);
      count = one.rows.length;
    }
  }
  return groups;
}

function textsSql(engine: Engine, parts: readonly TablePart[], columns: readonly KnownColumn[], rows: readonly number[]): Sql {
  const { dialect } = engine;
  const texts = columns.map(({ column, guess }, at) => {
    const { p } = namesOf(at);
    return sql`${textOf(column, guess, dialect)(p)} as ${id(`text${at}`)}, ${dialect.hashRow([p])} as ${id(`order${at}`)}`;
  });
  const ofParts: Sql[] = [];
  let first = 0;
  for (const { file, rows: length } of parts) {
    const [from, to] = [first, first + length];
    const own = rows.filter((row) => row >= from && row < to).map((row) => row - from);
    first = to;
    if (own.length === 0) continue;
    // Of one file alone, so that rows are chosen before their values are unpacked.
    const chosen = sql`(select * from ${dialect.readParquet([file], { rowNumber: true })} f where file_row_number in (${join(own.map((row) => sql`${row}`))}))`;
    ofParts.push(
      sql`select row_number, ${join(texts)} from ${valuesSql(chosen, sql`file_row_number + ${from} as row_number, `, columns, dialect)} g`,
    );
  }
  return join(ofParts, sql` union all `);
}
