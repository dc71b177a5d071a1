import { and, type Engine, id, join, or, type Sql, sql } from '@sogoc/engine';

/** Boolean SQL: has the column one of the values? */
export function isIn(name: string, values: Iterable<string>): Sql {
  const list = [...values];
  // A list of many becomes a table that is hashed once, and not a comparison with each.
  return list.length === 0 ? sql`false` : sql`${id(name)} in (select unnest(${list}))`;
}

/** What of the logs is still true, and in use. */
export interface Live {
  units: ReadonlySet<string>;
  parts: ReadonlySet<string>;
}

/** Boolean SQL over a log: is the row in use? */
export function isLive({ parts, units }: Live): Sql {
  return and(or(sql`part = ''`, isIn('part', parts)), isIn('unit', units));
}

/** FROM item: the rows of files, or what stands for none. */
export function union(files: readonly string[], empty: Sql): Sql {
  return files.length === 0 ? sql`(${empty})` : sql`read_parquet(${files})`;
}

/** Ids are made where findings are read: to write them takes more, for no two are alike. */
const findingNames = [
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
