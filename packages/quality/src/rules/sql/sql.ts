import { type Fault, keeps } from '@sogoc/contract';
import { type Engine, EngineError, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { columnText, readAs, recordKeySql, type TableProfile, tableSql } from '@sogoc/profile';
import { QueryError } from '../../error.ts';
import type { MeasureRuleKind, RuleContext } from '../../rule-kind.ts';
import { boundQuery, listingQuery } from './bound-query.ts';
import { QueryTime } from './query-time.ts';
import { shownColumns } from './shown-columns.ts';

/** Characters of a query. */
const longestQuery = 20_000;
const queryTime = new QueryTime(60_000, 300_000);

/**
 * A number or truth value that the contract's own query gives. Where it counts records of its table of which there should be few or none, it leads to them. The query is parsed by the engine, may only read the table that it stands at and others that
 * its contract declares, and runs as the engine writes its parsed form: its own text is never put into other SQL.
 */
export const contractSql: MeasureRuleKind<'sql'> = {
  kind: 'sql',
  form: 'measure',
  finds: 'cross-field',
  measure: async ({ query, table, others = [], expected }, context, engine, options) => {
    if (engine.dialect.name !== 'duckdb') throw notRun({ id: 'query-engine' });
    if (query.length > longestQuery)
      throw new QueryError('RULE_QUERY_REFUSED', { id: 'query-too-long', facts: { characters: query.length, most: longestQuery } });
    const { tree } = await engine.one<{ tree: string }>(sql`select json_serialize_sql(${query}) as tree`, options);
    const views = new Map<string, string>();
    const bound = boundQuery(tree, (name) => {
      const read = name === table.toLowerCase() ? table : others.find((other) => other.name.toLowerCase() === name)?.table;
      if (read !== undefined && !views.has(read)) views.set(read, newView());
      return (read !== undefined && views.get(read)) || null;
    });
    try {
      for (const [name, view] of views)
        await createView(engine, view, name === table ? context.profile : context.table(context.profile.database, name), options);
      const text = await written(engine, bound, [...views.values()], options);
      const rows = await inTime(context, options, (within) =>
        engine.all<Record<string, unknown>>(sql`select * from query(${text}) limit 2`, within),
      ).catch(told);
      const value = single(rows);
      const own = views.get(table);
      const isCount = own !== undefined && value > 0 && keeps(expected, 0, 1);
      const records = isCount ? await countedRecords(bound, own, context, [...views.values()], engine, options) : null;
      const read = [...views.keys()].map((name) => context.table(context.profile.database, name));
      return { value, expected, checked: context.profile.rows, ...(records && { records }), ...(showsPersonal(bound, read) && { masked: true }) };
    } finally {
      for (const view of views.values()) await engine.run(sql`drop view if exists ${id(view)}`);
    }
  },
};

/** May the number be made of values of personal columns? A contract's readers are others than its author. */
function showsPersonal(bound: string, tables: readonly TableProfile[]): boolean {
  const { names, every } = shownColumns(bound);
  const personal = tables.flatMap(({ columns }) => columns.filter((column) => column.personal));
  return personal.some(({ name }) => every || names.has(name.toLowerCase()));
}

/** The keys of the records that a query counts; null where it counts something else. */
async function countedRecords(
  bound: string,
  own: string,
  context: RuleContext,
  views: readonly string[],
  engine: Engine,
  options: RunOptions,
): Promise<WorkTable | null> {
  const [keyed, key] = [newView(), unusedName(context.profile)];
  const listing = listingQuery(bound, own, keyed, key);
  if (listing === null) return null;
  await createView(engine, keyed, context.profile, options, key);
  try {
    const text = await written(engine, listing, [...views, keyed], options);
    return await inTime(context, options, (within) =>
      engine.materialize('records', sql`select ${id(key)} as record_key from query(${text})`, within),
    );
  } finally {
    await engine.run(sql`drop view if exists ${id(keyed)}`);
  }
}

/** All queries of a run are compiled with the same moment. */
function inTime<T>({ now, profile }: RuleContext, options: RunOptions, work: (options: RunOptions) => Promise<T>): Promise<T> {
  return queryTime.within(now, profile.database, options, work);
}

/** Names are the same whatever their letter case. */
function unusedName({ columns }: TableProfile): string {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  let name = 'record_key';
  while (taken.has(name)) name += '_';
  return name;
}

/**
 * The bound query as text. Run from its parsed form it would be on a connection of its own, which nothing can interrupt. What the engine wrote is read again and held to the same,
 * so that nothing rests on how it writes.
 */
async function written(engine: Engine, bound: string, views: readonly string[], options: RunOptions): Promise<string> {
  const { text } = await engine.one<{ text: string }>(sql`select json_deserialize_sql(${bound}) as text`, options);
  const { tree } = await engine.one<{ tree: string }>(sql`select json_serialize_sql(${text}) as tree`, options);
  boundQuery(tree, (name) => (views.includes(name) ? name : null));
  return text;
}

/**
 * What the engine says of names and types of the query is for its author to mend, and quotes no data: it is bound before anything is read.
 * @throws QueryError `RULE_NOT_RUNNABLE`, or what was thrown.
 */
function told(error: unknown): never {
  if (!(error instanceof EngineError) || !/^(Binder|Catalog|Parser) Error: /.test(error.message)) throw error;
  throw notRun({ id: 'query-fails', facts: { detail: error.message.replace(/^\w+ Error: /, '') } });
}

const notRun = (fault: Fault): QueryError => new QueryError('RULE_NOT_RUNNABLE', fault);

let viewsMade = 0;

function newView(): string {
  viewsMade += 1;
  return `contract_view_${viewsMade}`;
}

/** @param key name of a further column with the keys of the records. */
async function createView(engine: Engine, view: string, profile: TableProfile, options: RunOptions, key?: string): Promise<void> {
  const own = profile.columns.map((column) => sql`${typed(column, engine)} as ${id(column.name)}`);
  const columns = key === undefined ? own : [...own, sql`${recordKeySql(profile, 't', engine.dialect)} as ${id(key)}`];
  await engine.run(sql`create view ${id(view)} as select ${join(columns)} from ${tableSql(profile, engine.dialect)} as t`, options);
}

/** Values as the query's author knows them: numbers and dates as such, though a file stores text. */
function typed(column: TableProfile['columns'][number], { dialect }: Engine): Sql {
  if (column.storage !== 'text' || column.reading.kind === 'stored') return sql`${id('t', column.name)}`;
  return column.type === 'text' ? columnText(column, 't', dialect) : readAs(sql`${id('t', column.name)}`, column.type, column.reading, dialect);
}

function single(rows: readonly Record<string, unknown>[]): number {
  const [value, ...more] = Object.values(rows[0] ?? {});
  if (rows.length !== 1 || more.length > 0) throw notRun({ id: 'query-one-value' });
  if (value === null || value === undefined) throw notRun({ id: 'query-no-value' });
  const number = typeof value === 'boolean' ? Number(value) : typeof value === 'object' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw notRun({ id: 'query-no-number' });
  return number;
}
