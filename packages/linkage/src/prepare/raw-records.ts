import { and, type Dialect, type Engine, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { LinkageError } from '../error.ts';
import type { LinkTable } from '../link-table.ts';
import { cleanSql, type Expression, hasOtherWhiteSpace, isList, madeOf } from '../model/expression.ts';
import type { BlockingRule, Comparison, LinkModel } from '../model/link-model.ts';
import type { LinkOptions, PlacedRule } from './prepared.ts';

/**
 * Rows of all tables: source, key, x<n> (values, see `valueNames`), c<i> (codes of what the comparisons compare).
 * @param sources position of each table among all sources.
 */
export function rawRecords(
  tables: readonly LinkTable[],
  model: LinkModel,
  rules: readonly PlacedRule[],
  dialect: Dialect,
  sources: readonly number[] = tables.map((_, source) => source),
): Sql {
  const names = valueNames(model, rules);
  const expressions = [...names].map(([expression, name]) => ({ expression: JSON.parse(expression) as Expression, name }));
  const columns = [...new Set(expressions.map(({ expression }) => expression.column))];
  const values = expressions.map(({ expression, name }) => {
    const text = sql`${id(`t${columns.indexOf(expression.column)}`)}`;
    return sql`${madeOf(text, expression, dialect)} as ${id(name)}`;
  });
  const rows = tables.map(
    (table, position) =>
      sql`select ${sources[position] ?? 0} as source, key, ${join(values)} from (${cleanTexts(table, columns, dialect)}) clean_texts`,
  );
  const codes = model.comparisons.map((comparison, i) => {
    const inputs = inputColumns(comparison, names).map((name) => sql`${id(name)}`);
    return sql`${codeOf(inputs, dialect)} as ${id(`c${i}`)}`;
  });
  return sql`select ${join([sql`stacked.*`, ...codes])} from (${join(rows, sql` union all `)}) stacked`;
}

/** The key and the texts of some columns, t0 ..., clean (see `cleanSql`): all texts of a record are looked at together. */
function cleanTexts({ key, relation }: LinkTable, columns: readonly string[], dialect: Dialect): Sql {
  const texts = columns.map((_, i) => sql`${id(`t${i}`)}`);
  // With the alias, for a column that is not there could mean one of those that are selected.
  const cast = columns.map((column, i) => sql`${dialect.cast(sql`${id('source_table', column)}`, 'text')} as ${texts[i] ?? id('t')}`);
  const read = sql`select ${join([sql`${dialect.cast(key, 'text')} as key`, ...cast])} from ${relation} source_table`;
  const together = sql`select *, ${dialect.concatPresent(...texts)} as texts from (${read}) read_texts`;
  const looked = sql`select *, ${hasOtherWhiteSpace(sql`texts`)} as may_have_other from (${together}) together`;
  const clean = texts.map((text) => sql`${cleanSql(text, dialect, sql`may_have_other`)} as ${text}`);
  return sql`select ${join([sql`key`, ...clean])} from (${looked}) looked`;
}

/** Records with an id, rid, in the order of source and key. @param records source, key and whatever else: the less there is of it, the less is moved. @param first the first id. */
export const withIds = (records: Sql, dialect: Dialect, first = 1): Sql =>
  // Numbering a sorted subquery costs half of a window with an order; where an engine does not keep the order, the ids are as good, only others.
  sql`select ${dialect.cast(sql`row_number() over () + ${first - 1}`, 'integer')} as rid, * from (select * from (${records}) unordered order by source, key) records`;

/** The columns of raw records that hold the expressions of a model, each computed once, by the expression as JSON. */
export function valueNames(model: LinkModel, rules: readonly PlacedRule[]): ReadonlyMap<string, string> {
  const all = [...model.comparisons.flatMap((comparison) => comparison.inputs), ...rules.flatMap((rule) => rule.rule.keys)];
  const distinct = [...new Set(all.map((expression) => JSON.stringify(expression)))];
  return new Map(distinct.map((expression, index) => [expression, `x${index}`]));
}

/** The columns that hold the inputs of a comparison. */
export const inputColumns = (comparison: Comparison, names: ReadonlyMap<string, string>): string[] =>
  comparison.inputs.map((input) => names.get(JSON.stringify(input)) ?? '');

/** One number for the codes of all keys, null where one is missing; a lone list key gives a constant, since its elements are the block. */
export function blockSql(codes: readonly Sql[], dialect: Dialect): Sql {
  const [first] = codes;
  if (!first) return dialect.cast(sql`0`, 'bigint');
  if (codes.length === 1) return first;
  return sql`case when ${and(...codes.map((code) => sql`${code} is not null`))} then ${dialect.hashRow(codes)} end`;
}

/** The block of an element of a list, beside the block of the other keys; null where it is empty. */
export function elementBlock(block: Sql, element: Sql, dialect: Dialect): Sql {
  const text = sql`nullif(${dialect.trim(element)}, '')`;
  return sql`case when ${text} is not null then ${dialect.hashRow([block, dialect.textCode(text)])} end`;
}

/** One number for some texts, null where all are missing; texts that differ have different numbers but for chance. */
export function codeOf(inputs: readonly Sql[], dialect: Dialect): Sql {
  const [first, ...others] = inputs.map((input) => dialect.textCode(input));
  if (first && others.length === 0) return first;
  return sql`case when coalesce(${join(inputs)}) is not null then ${dialect.hashRow([first ?? sql`null`, ...others])} end`;
}

/** Is the rule over a list, so that a record has several blocks? */
export const isExploded = (rule: BlockingRule): boolean => rule.keys.some(isList);

/** The blocks of a rule over a list: rid, source, block. */
export function explode(
  engine: Engine,
  raw: WorkTable,
  rule: PlacedRule,
  names: ReadonlyMap<string, string>,
  options: LinkOptions,
): Promise<WorkTable> {
  const { dialect } = engine;
  const list = rule.rule.keys.filter(isList).map(columnOf(names));
  const keys = rule.rule.keys.filter((key) => !isList(key)).map((key) => codeOf([columnOf(names)(key)], dialect));
  const element = sql`nullif(${dialect.trim(sql`element.value`)}, '')`;
  return engine.materialize(
    'link_blocks',
    sql`select distinct rid, source, ${elementBlock(sql`block`, sql`element.value`, dialect)} as block
        from (select rid, source, ${blockSql(keys, dialect)} as block, ${join(list)} as list from ${raw.name}) records
          cross join ${dialect.unnest(sql`list`, 'element')} where ${element} is not null`,
    options,
  );
}

/** The raw column of an expression. */
export const columnOf =
  (names: ReadonlyMap<string, string>) =>
  (expression: Expression): Sql =>
    sql`${id(names.get(JSON.stringify(expression)) ?? '')}`;

/** For when records could not be read. @throws LinkageError `LINK_COLUMN_MISSING` where a table lacks a column of the model. A table without rows is not looked at. */
export async function checkColumns(engine: Engine, tables: readonly LinkTable[], model: LinkModel, options: LinkOptions): Promise<void> {
  const rules = [...model.blocking, ...(model.training ?? []), ...(model.deterministic?.rules ?? [])];
  const used = new Set(
    [...rules.flatMap((rule) => rule.keys), ...model.comparisons.flatMap((comparison) => comparison.inputs)].map(({ column }) => column),
  );
  for (const table of tables) {
    const [row] = await engine.all(sql`select * from ${table.relation} limit 1`, options);
    if (!row) continue;
    const held = new Set(Object.keys(row).map((name) => name.toLowerCase()));
    const missing = [...used].filter((column) => !held.has(column.toLowerCase())).join(', ');
    if (missing !== '')
      throw new LinkageError('LINK_COLUMN_MISSING', `The table has no column ${missing}`, {
        place: `${table.name}: ${missing} (${Object.keys(row).slice(0, 20).join(', ')})`,
        remedy: 'Correct the model, or give the column that name in the relation',
      });
  }
}

/**
 * Checks records that lie in the order of source and key, as they do after sorting: a look at each two that follow each other tells that keys are there and differ. Where it does not, for
 * whatever reason, all are grouped.
 * @throws LinkageError where a key is missing or names several records.
 */
export async function checkSortedKeys(engine: Engine, sorted: WorkTable, names: readonly string[]): Promise<void> {
  const neighbours = sql`select source, key, lag(source) over () as source_before, lag(key) over () as key_before from ${sorted.name}`;
  const { rising } = await engine.one<{ rising: number }>(
    sql`select count(*) as rising from (${neighbours}) neighbours
        where key is not null and (key_before is null or source > source_before or (source = source_before and key > key_before))`,
  );
  if (rising < sorted.rows) await checkKeys(engine, sorted, names);
}

/** @throws LinkageError where a key is missing or names several records. */
export async function checkKeys(engine: Engine, raw: WorkTable, names: readonly string[]): Promise<void> {
  const name = (source: number): string => names[source] ?? '';
  const [missing] = await engine.all<{ source: number }>(sql`select source from ${raw.name} where key is null limit 1`);
  if (missing)
    throw new LinkageError('LINK_KEY_MISSING', 'A record has no key', { place: name(missing.source), remedy: 'Choose a key that every record has' });
  const [repeated] = await engine.all<{ source: number }>(sql`select source from ${raw.name} group by source, key having count(*) > 1 limit 1`);
  if (repeated)
    throw new LinkageError('LINK_KEY_REPEATS', 'Several records have the same key', {
      place: name(repeated.source),
      remedy: 'Choose a key that names one record',
    });
}
