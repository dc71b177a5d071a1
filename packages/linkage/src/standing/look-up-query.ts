import { id, join, parameter, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { expressionSql, isList } from '../model/expression.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { blockSql } from '../prepare/raw-records.ts';

/** Most candidates that a look-up compares. */
const mostCandidates = 5000;

/** The query of a look-up and the columns whose texts are its parameters, in order. */
export interface LookUpQuery {
  columns: readonly string[];
  query: Sql;
}

/**
 * One query for all look-ups: the record's blocks find its candidates in the postings (a table rid, block by rule, in the order of blocks), whose values are
 * then compared with the record's. Gives source, key, entity_id and by comparison g<i> (level), f<i>_<n> and t<i>_<n> (frequency, and of how many).
 */
export function lookUpQuery(prepared: Prepared, entities: WorkTable, postings: ReadonlyMap<PlacedRule, WorkTable>): LookUpQuery {
  const { records, comparisons, dictionaries, rules } = prepared;
  const used = [...rules.flatMap(({ rule }) => rule.keys), ...comparisons.flatMap(({ comparison }) => comparison.inputs)];
  const columns = [...new Set(used.map(({ column }) => column))];
  const given = join(columns.map((column, place) => sql`cast(${parameter(place + 1)} as varchar) as ${id(column)}`));
  const found = [...postings].map(
    ([rule, table]) => sql`select p.rid from ${table.name} p join (${blocksOf(prepared, rule)}) own on own.block = p.block`,
  );
  const grades = comparisons.map((compiled, i) => {
    const frequencies = compiled.frequencies.map(({ name }, n) => {
      const [f, t, g] = [id('d', name), id('d', name.replace('f', 't')), id('d', name.replace('f', 'g'))];
      return sql`, coalesce(${g}, ${f}) as ${id(`f${i}_${n}`)}, case when ${g} is null then ${t} end as ${id(`t${i}_${n}`)}`;
    });
    return sql`${id(`grades${i}`)} as (
      select d.code, case when own.missing then 0 else ${compiled.level('own', 'd')} end as ${id(`g${i}`)}${join(frequencies, sql``)}
      from (select v.* from ${dictionaries[i]?.name ?? id('none')} v join (select distinct ${id(`c${i}`)} as code from candidates) c on c.code = v.code) d
        cross join (${ownValues(prepared, i)}) own)`;
  });
  const sides = comparisons.map((_, i) => sql`left join ${id(`grades${i}`)} on ${id(`grades${i}`, 'code')} = ${id('c', `c${i}`)}`);
  const query = sql`with given as (select ${given}),
      found as (select distinct rid from (${join(found, sql` union all `)}) found limit ${mostCandidates}),
      candidates as (select r.*, e.entity_id from found f join ${records.name} r on r.rid = f.rid join ${entities.name} e on e.rid = f.rid),
      ${join(grades)}
    select ${join([sql`c.source, c.key, c.entity_id`, ...comparisons.map((_, i) => gradeColumns(prepared, i))])} from candidates c ${join(sides, sql` `)}`;
  return { columns, query };
}

function gradeColumns({ comparisons }: Prepared, i: number): Sql {
  const frequencies = (comparisons[i]?.frequencies ?? []).flatMap((_, n) => [sql`${id(`f${i}_${n}`)}`, sql`${id(`t${i}_${n}`)}`]);
  return join([sql`coalesce(${id(`g${i}`)}, 0) as ${id(`g${i}`)}`, ...frequencies]);
}

/** The blocks of the record itself: one, or for a rule over a list several. */
function blocksOf(prepared: Prepared, { rule }: PlacedRule): Sql {
  const { dialect } = prepared.engine;
  const keys = rule.keys.filter((key) => !isList(key)).map((key) => expressionSql(key, dialect));
  const list = rule.keys.find(isList);
  const block = blockSql(keys, dialect);
  if (!list) return sql`select ${block} as block from given`;
  const element = sql`nullif(${dialect.trim(sql`element.value`)}, '')`;
  return sql`select distinct ${dialect.hashRow([sql`b`, element])} as block from (select ${block} as b, ${expressionSql(list, dialect)} as list from given) listed
    cross join ${dialect.unnest(sql`list`, 'element')} where ${element} is not null and b is not null`;
}

/** The record's values of one comparison in one row, as its dictionary would have them; `missing`: it has none. */
function ownValues(prepared: Prepared, index: number): Sql {
  const { dialect } = prepared.engine;
  const compiled = prepared.comparisons[index];
  if (!compiled) return sql`select 1 as one`;
  const { inputs } = compiled.comparison;
  const raw = sql`select ${join(inputs.map((input, j) => sql`${expressionSql(input, dialect)} as ${id(`raw_v${j}`)}`))} from given`;
  const names = inputs.map((_, j) => sql`${id(`raw_v${j}`)}`);
  const derived = compiled.derived.map(({ name, value }) => sql`, ${value} as ${id(name)}`);
  const missing = sql`coalesce(${join([...names, sql`null`])}) is null as missing`;
  return sql`select *${join(derived, sql``)} from (select *, ${missing} from (${compiled.prepare(raw)}) given_values) valued`;
}
