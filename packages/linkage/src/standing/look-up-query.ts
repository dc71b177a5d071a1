import { type Dialect, id, join, parameter, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CompiledComparison, keptNumber } from '../compare/compiled-comparison.ts';
import { type Expression, expressionSql, isList } from '../model/expression.ts';
import type { BlockingRule } from '../model/link-model.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { blockSql, codeOf, elementBlock } from '../prepare/raw-records.ts';
import { mostCandidates } from './neighbours.ts';

/** A query whose parameters are the texts of these columns of the record looked up, in order. */
interface RecordQuery {
  columns: readonly string[];
  query: Sql;
}

/** The record's blocks: b<position> for each rule that predicts; for a rule over a list a list. */
export function ownBlocks({ rules, engine }: Prepared): RecordQuery {
  const predicting = rules.filter((rule) => rule.predicts);
  const columns = columnNames(predicting.flatMap(({ rule }) => rule.keys));
  const blocks = predicting.map((rule) => {
    const block = blockOf(rule.rule, engine.dialect);
    return sql`${block} as ${id(`b${rule.position}`)}`;
  });
  return { columns, query: sql`select ${join(blocks)} from (select ${given(columns)}) given` };
}

/** The record's numbers as packed records have them, null where there is none: c<i> (codes), for some comparisons k<i> (see `keptNumber`) and for these rules b<position> (blocks); v_<i> (values) besides. */
export function ownNumbers({ comparisons, engine }: Prepared, kept: readonly number[], rules: readonly PlacedRule[]): RecordQuery {
  const { dialect } = engine;
  const columns = columnNames([...comparisons.flatMap(({ comparison }) => comparison.inputs), ...rules.flatMap(({ rule }) => rule.keys)]);
  const values = comparisons.flatMap(({ comparison }, i) => {
    const inputs = comparison.inputs.map((input) => expressionSql(input, dialect));
    return [sql`${codeOf(inputs, dialect)} as ${id(`c${i}`)}`, sql`${inputs[0] ?? sql`null`} as ${id(`v_${i}`)}`];
  });
  const blocks = rules.map(({ rule, position }) => sql`${blockOf(rule, dialect)} as ${id(`b${position}`)}`);
  const own = sql`select ${join([...values, ...blocks])} from (select ${given(columns)}) given`;
  const known = [...comparisons.flatMap((_, i) => [`c${i}`, `v_${i}`]), ...rules.map(({ position }) => `b${position}`)];
  return { columns, query: withKeptNumbers(own, known, comparisons, kept, (i) => `v_${i}`) };
}

/** Records with the number that some comparisons keep of their values besides, k<i> (see `keptNumber`). @param known their columns. @param kept of which comparisons. @param columnOf that of a comparison's value. */
export function withKeptNumbers(
  records: Sql,
  known: readonly string[],
  comparisons: readonly CompiledComparison[],
  kept: readonly number[],
  columnOf: (comparison: number) => string,
): Sql {
  const columns = [...known];
  let own = records;
  // A number is told over a column v0. One projection over the other: a row that is put together from several queries takes the engine longer than computing it.
  for (const i of kept) {
    const compiled = comparisons[i];
    const number = compiled && keptNumber(compiled);
    if (!number) continue;
    const all = join(columns.map((name) => sql`${id(name)}`));
    own = sql`select ${all}, ${number} as ${id(`k${i}`)} from (select ${all}, ${id(columnOf(i))} as v0 from (${own}) own) valued`;
    columns.push(`k${i}`);
  }
  return own;
}

/** The ids of the records in blocks, at most `mostCandidates`. */
export const candidatesIn = (blocks: readonly { postings: WorkTable; block: bigint | number }[]): Sql =>
  sql`select distinct rid from (${join(
    blocks.map(({ postings, block }) => sql`select rid from ${postings.name} where block = ${block}`),
    sql` union all `,
  )}) found limit ${mostCandidates}`;

/**
 * The record beside the cards taken out for it. Its values are stored before they are compared (`materialized`): else what prepares them would be computed, and
 * planned, anew wherever they are used. The cards are stored too: else the plan, made while there are none, would take it that no value of theirs is ever missing. Gives rid, source, key, entity_id and by comparison g<i> (level) and, where cards have them, s<i>_<n> (see `Shelf`).
 */
export function comparedWithCards(prepared: Prepared, cards: WorkTable, hasShares: boolean): RecordQuery {
  const { comparisons } = prepared;
  const columns = columnNames(comparisons.flatMap(({ comparison }) => comparison.inputs));
  const levels = comparisons.map((compiled, i) => {
    const side = (alias: string) => (name: string) => sql`${id(alias, `${name}_${i}`)}`;
    return sql`case when ${id('own', `c${i}`)} is null or ${id('c', `c${i}`)} is null then 0 else ${compiled.level(side('own'), side('c'))} end as ${id(`g${i}`)}`;
  });
  const shares = hasShares ? comparisons.flatMap(({ frequencies }, i) => frequencies.map((_, n) => sql`${id('c', `s${i}_${n}`)}`)) : [];
  const query = sql`with own as materialized (${ownValues(prepared, sql`select ${given(columns)}`)}),
      asked as materialized (select * from ${cards.name})
    select ${join([sql`c.rid, c.source, c.key, c.entity_id`, ...levels, ...shares])} from asked c cross join own`;
  return { columns, query };
}

/** The block of the record, or for a rule over a list the list of its blocks. */
function blockOf(rule: BlockingRule, dialect: Dialect): Sql {
  const block = blockSql(
    rule.keys.filter((key) => !isList(key)).map((key) => codeOf([expressionSql(key, dialect)], dialect)),
    dialect,
  );
  const list = rule.keys.find(isList);
  return list ? dialect.listMap(expressionSql(list, dialect), (element) => elementBlock(block, element, dialect)) : block;
}

/** The record's values of all comparisons in one row, as the cards have them (see `valuesOfCards`), and by comparison c<i>: is there any? */
function ownValues({ comparisons, engine }: Prepared, record: Sql): Sql {
  const { dialect } = engine;
  const inputs = comparisons.flatMap(({ comparison }, i) => {
    const values = comparison.inputs.map((input) => expressionSql(input, dialect));
    const present = sql`case when coalesce(${join([...values, sql`null`])}) is not null then 1 end as ${id(`c${i}`)}`;
    return [...values.map((value, j) => sql`${value} as ${id(inputName(i, j))}`), present];
  });
  return valuesOfCards(comparisons, sql`select ${join(inputs)} from (${record}) given`, []);
}

/** The column of an input. */
export const inputName = (comparison: number, input: number): string => `in_${comparison}_${input}`;

/** The columns of a comparison's dictionary that levels read. */
export const columnsOfCard = (compiled: CompiledComparison): string[] => [...compiled.values, ...compiled.derived.map(({ name }) => name)];

/**
 * Records with what cards have of their values: by comparison c<i>, and `columnsOfCard`, each followed by `_<i>`.
 * @param records a query with c<i> and the inputs (see `inputName`). @param others columns that they have besides, which are kept.
 */
export function valuesOfCards(comparisons: readonly CompiledComparison[], records: Sql, others: readonly string[]): Sql {
  const inputs = comparisons.map(({ comparison }, i) => comparison.inputs.map((_, j) => inputName(i, j)));
  const known = [...others, ...comparisons.map((_, i) => `c${i}`), ...inputs.flat()];
  let own = records;
  for (const [i, compiled] of comparisons.entries()) {
    const all = join(known.map((name) => sql`${id(name)}`));
    const given = join((inputs[i] ?? []).map((name, j) => sql`${id(name)} as ${id(`raw_v${j}`)}`));
    const values = compiled.values.map((name) => sql`${id(name)} as ${id(`${name}_${i}`)}`);
    const derived = compiled.derived.map(({ name, value }) => sql`${value} as ${id(`${name}_${i}`)}`);
    own = sql`select ${join([all, ...values, ...derived])} from (${compiled.prepare(sql`select ${all}, ${given} from (${own}) known`)}) valued`;
    known.push(...columnsOfCard(compiled).map((name) => `${name}_${i}`));
  }
  return own;
}

const columnNames = (expressions: readonly Expression[]): string[] => [...new Set(expressions.map(({ column }) => column))];

/** Parameters as the columns, in order. */
const given = (columns: readonly string[]): Sql =>
  join(columns.map((column, place) => sql`cast(${parameter(place + 1)} as varchar) as ${id(column)}`));
