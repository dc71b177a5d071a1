import { type Dialect, EngineError, id, join, type Sql, type SqlType, sql } from '@sogoc/engine';
import type { LandContext } from '../source-kind.ts';
import { unstage } from './staging-format.ts';
import { writeTable } from './write-table.ts';

export interface StagedColumn {
  name: string;
  /** What it should be in Parquet; it stays text when a value cannot be read as that. */
  type: SqlType;
}

export interface StagedTable {
  /** File in the staging form. */
  path: string;
  columns: readonly StagedColumn[];
  /** Longest line in bytes at most. */
  longest: number;
  /** Places of the columns in which something is escaped: to look for it in all of two thousand columns would take the engine's whole memory. */
  escaped: ReadonlySet<number>;
  /** Some rows have fewer fields than there are columns: the missing ones are null. */
  ragged?: boolean;
}

/** Turns staged rows into a table's Parquet file, in their order. Resolves to the number of rows and the types the columns got. */
export async function landStaging(staged: StagedTable, file: string, context: LandContext): Promise<{ rows: number; types: SqlType[] }> {
  const types = staged.columns.map((column) => column.type);
  const write = (): Promise<number> =>
    writeTable(select(staged, types, context.engine.dialect), types.length, file, context, { signal: context.signal });
  try {
    return { rows: await write(), types };
  } catch (error) {
    const conversion = error instanceof EngineError && error.code === 'ENGINE_QUERY_FAILED';
    if (context.signal?.aborted || !conversion || types.every((type) => type === 'text')) throw error;
    await keepUnreadableAsText(staged, types, context);
    return { rows: await write(), types };
  }
}

async function keepUnreadableAsText(staged: StagedTable, types: SqlType[], context: LandContext): Promise<void> {
  const { dialect } = context.engine;
  const checks = types.map((type, index) => {
    const text = fieldText(staged, index);
    return sql`${dialect.countIf(sql`${text} is not null and ${dialect.tryCast(text, type)} is null`)} as ${id(field(index))}`;
  });
  const bad = await context.engine.one<Record<string, number>>(sql`select ${join(checks)} from ${scan(staged)}`, { signal: context.signal });
  types.forEach((_, index) => {
    if (Number(bad[field(index)]) > 0) types[index] = 'text';
  });
}

function fieldText({ escaped }: StagedTable, index: number): Sql {
  const text = sql`${id(field(index))}`;
  return escaped.has(index) ? unstage(text) : sql`nullif(${text}, '')`;
}

const field = (index: number): string => `f${index}`;

function select(staged: StagedTable, types: readonly SqlType[], dialect: Dialect): Sql {
  const fields = staged.columns.map((column, index) => {
    const type = types[index] ?? 'text';
    const text = fieldText(staged, index);
    return sql`${type === 'text' ? text : dialect.cast(text, type)} as ${id(column.name)}`;
  });
  return sql`select ${join(fields)} from ${scan(staged)}`;
}

function scan(staged: StagedTable): Sql {
  const columns = join(staged.columns.map((_, index) => sql`${field(index)}: 'varchar'`));
  return sql`read_csv(${staged.path}, auto_detect = false, header = false, columns = {${columns}}, delim = ${'\t'}, quote = '', escape = '',
    new_line = ${'\\n'}, nullstr = ${'\\N'}, null_padding = ${staged.ragged ?? false}, max_line_size = ${Math.max(2_000_000, staged.longest + 2)})`;
}
