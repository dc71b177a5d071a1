import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';

/** Boolean SQL: has the column one of the values? */
export function isIn(name: string, values: Iterable<string>): Sql {
  const list = [...values];
  // A list of many becomes a table that is hashed once, and not a comparison with each.
  return list.length === 0 ? sql`false` : sql`${id(name)} in (select unnest(${list}))`;
}

/** FROM item: the rows of files, or what stands for none. */
export function union(files: readonly string[], empty: Sql): Sql {
  return files.length === 0 ? sql`(${empty})` : sql`read_parquet(${files})`;
}

const findingNames = [
  'id',
  'database',
  'table',
  'record_key',
  'column',
  'kind',
  'observed',
  'expected',
  'origin',
  'rule',
  'severity',
  'unit',
  'part',
  'in_part',
];
export const findingColumns = join([...findingNames, 'row', 'hash'].map((name) => id(name)));

/** Queries of no rows, with the columns that a log has. */
export function emptyFindings(engine: Engine): Sql {
  return empty(engine, findingNames, ['row', 'hash', 'generation']);
}

export function emptyVoided(engine: Engine): Sql {
  return empty(engine, ['unit'], ['hash', 'before']);
}

export function emptyRepeating(engine: Engine): Sql {
  return empty(engine, [], ['hash']);
}

export function emptyCounts(engine: Engine): Sql {
  return empty(engine, ['unit', 'part', 'flags'], ['n']);
}

export function emptyHashes(engine: Engine): Sql {
  return empty(engine, [], ['log', 'place', 'row', 'hash']);
}

function empty({ dialect }: Engine, texts: readonly string[], numbers: readonly string[]): Sql {
  const columns = [...texts.map((name) => ['text', name] as const), ...numbers.map((name) => ['bigint', name] as const)];
  return sql`select ${join(columns.map(([type, name]) => sql`${dialect.cast(sql`null`, type)} as ${id(name)}`))} where false`;
}
