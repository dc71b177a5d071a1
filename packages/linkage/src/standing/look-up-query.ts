import { type Dialect, id, join, parameter, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Expression, expressionSql, isList } from '../model/expression.ts';
import type { BlockingRule } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { blockSql, codeOf, elementBlock } from '../prepare/raw-records.ts';

/** Most candidates that a look-up compares. */
const mostCandidates = 5000;

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

/** The ids of the records in blocks, at most `mostCandidates`. */
export const candidatesIn = (blocks: readonly { postings: WorkTable; block: bigint | number }[]): Sql =>
  sql`select distinct rid from (${join(
    blocks.map(({ postings, block }) => sql`select rid from ${postings.name} where block = ${block}`),
    sql` union all `,
  )}) found limit ${mostCandidates}`;

/**
 * The record beside the cards taken out for it. Its values are stored before they are compared (`materialized`): else what prepares them would be computed, and
 * planned, anew wherever they are used. The cards are stored too: else the plan, made while there are none, would take it that no value of theirs is ever missing. Gives source, key, entity_id and by comparison g<i> (level) and s<i>_<n> (see `Shelf`).
 */
export function comparedWithCards(prepared: Prepared, cards: WorkTable): RecordQuery {
  const { comparisons } = prepared;
  const columns = columnNames(comparisons.flatMap(({ comparison }) => comparison.inputs));
  const levels = comparisons.map((compiled, i) => {
    const side = (alias: string) => (name: string) => sql`${id(alias, `${name}_${i}`)}`;
    return sql`case when ${id('own', `c${i}`)} is null or ${id('c', `c${i}`)} is null then 0 else ${compiled.level(side('own'), side('c'))} end as ${id(`g${i}`)}`;
  });
  const shares = comparisons.flatMap(({ frequencies }, i) => frequencies.map((_, n) => sql`${id('c', `s${i}_${n}`)}`));
  const query = sql`with given as materialized (select ${given(columns)}), own as materialized (${ownValues(prepared)}),
      asked as materialized (select * from ${cards.name})
    select ${join([sql`c.source, c.key, c.entity_id`, ...levels, ...shares])} from asked c cross join own`;
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

/** The record's values of all comparisons in one row, as the cards have them: by comparison c<i>, the values and what is derived from them, each followed by `_<i>`. */
function ownValues({ comparisons, engine }: Prepared): Sql {
  const { dialect } = engine;
  const rows = comparisons.map((compiled, i) => {
    const { inputs } = compiled.comparison;
    const raw = sql`select ${join(inputs.map((input, j) => sql`${expressionSql(input, dialect)} as ${id(`raw_v${j}`)}`))} from given`;
    const present = sql`coalesce(${join([...inputs.map((_, j) => sql`${id(`raw_v${j}`)}`), sql`null`])}) is not null`;
    const values = compiled.values.map((name) => sql`${id(name)} as ${id(`${name}_${i}`)}`);
    const derived = compiled.derived.map(({ name, value }) => sql`${value} as ${id(`${name}_${i}`)}`);
    return sql`(select ${join([sql`case when ${present} then 1 end as ${id(`c${i}`)}`, ...values, ...derived])} from (${compiled.prepare(raw)}) valued) ${id(`own${i}`)}`;
  });
  return sql`select * from ${join(rows, sql` cross join `)}`;
}

const columnNames = (expressions: readonly Expression[]): string[] => [...new Set(expressions.map(({ column }) => column))];

/** Parameters as the columns, in order. */
const given = (columns: readonly string[]): Sql =>
  join(columns.map((column, place) => sql`cast(${parameter(place + 1)} as varchar) as ${id(column)}`));
