import { id, join, or, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { expressionSql, isList } from '../model/expression.ts';
import type { LinkModel } from '../model/link-model.ts';
import { levelWeights, priorWeight } from '../predict/pattern-weights.ts';
import { probabilityOf, weightOf } from '../predict/predict-pairs.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { blockSql } from '../prepare/raw-records.ts';
import { parametersOf } from '../train/parameters.ts';

/** A record of the index that may be the same as the one looked up. */
export interface LookUpMatch {
  source: string;
  key: string;
  entityId: string;
  probability: number;
  /** Bits, the prior included. */
  weight: number;
  /** Level by comparison (its name), null where a value is missing. */
  levels: Record<string, string | null>;
}

/** Finds candidates by the blocking rules and compares them, in two statements. */
export async function lookUpRecord(
  prepared: Prepared,
  model: LinkModel,
  entities: WorkTable,
  record: Readonly<Record<string, string | null>>,
  options: { threshold: number; limit: number },
): Promise<LookUpMatch[]> {
  const { engine, comparisons } = prepared;
  const candidates = await findCandidates(prepared, record);
  if (candidates.length === 0) return [];
  const columns = comparisons.flatMap((compiled, i) => [
    sql`case when ${id(`d${i}`, 'code')} is null or ${id(`p${i}`, 'missing')} then 0 else ${compiled.level(`p${i}`, `d${i}`)} end as ${id(`level${i}`)}`,
    ...compiled.frequencies.map(
      ({ name }) => sql`${shareOf(`d${i}`, name)} as ${id(`${name}_${i}`)}, ${id(`d${i}`, name.replace('f', 't'))} as ${id(`${name}_${i}_total`)}`,
    ),
  ]);
  const joins = comparisons.map((_, i) => {
    const dictionary = prepared.dictionaries[i]?.name ?? id('none');
    return sql`left join (select * from ${dictionary} where code in (select ${id(`c${i}`)} from found)) ${id(`d${i}`)} on ${id(`d${i}`, 'code')} = found.${id(`c${i}`)}
      cross join ${probe(prepared, i, record)} ${id(`p${i}`)}`;
  });
  const rows = await engine.all<Record<string, unknown>>(
    sql`with found as (select * from ${prepared.records.name} where rid in (${join(candidates)}))
        select found.source, found.key, e.entity_id, ${join(columns)} from found join ${entities.name} e on e.rid = found.rid ${join(joins, sql` `)}`,
  );
  return rows
    .map((row) => weigh(prepared, model, row))
    .filter((match) => match.weight >= weightOf(options.threshold))
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, options.limit);
}

async function findCandidates(prepared: Prepared, record: Readonly<Record<string, string | null>>): Promise<number[]> {
  const { engine, records, rules } = prepared;
  const { dialect } = engine;
  const given = recordSql(record, [...new Set(rules.flatMap((rule) => rule.rule.keys.map((key) => key.column)))]);
  const predicting = rules.filter((rule) => rule.predicts);
  const lists = predicting.filter((rule) => rule.exploded);
  const block = (rule: PlacedRule): Sql => {
    const keys = rule.rule.keys.filter((key) => !isList(key));
    return blockSql(
      keys.map((key) => expressionSql(key, dialect)),
      dialect,
    );
  };
  const blocks = predicting.map((rule) => sql`${block(rule)} as ${id(`b${rule.position}`)}`);
  const [own] = await engine.all<Record<string, bigint | number | null>>(sql`select ${join(blocks)} from ${given}`);
  const plain = predicting.flatMap((rule) => {
    const value = own?.[`b${rule.position}`];
    return rule.exploded || value === null || value === undefined ? [] : [sql`${id(`b${rule.position}`)} = ${BigInt(value)}`];
  });
  const listed = lists.flatMap((rule) => {
    const list = rule.rule.keys.find(isList);
    if (!list || !rule.exploded) return [];
    const element = sql`nullif(${dialect.trim(sql`element.value`)}, '')`;
    const wanted = sql`select ${dialect.hashRow([sql`b`, element])} as block from (select ${block(rule)} as b, ${expressionSql(list, dialect)} as list from ${given}) listed
      cross join ${dialect.unnest(sql`list`, 'element')} where ${element} is not null and b is not null`;
    return [sql`select x.rid from ${rule.exploded.name} x join (${wanted}) wanted on wanted.block = x.block`];
  });
  const found = [...(plain.length > 0 ? [sql`select rid from ${records.name} where ${or(...plain)}`] : []), ...listed];
  if (found.length === 0) return [];
  const rows = await engine.all<{ rid: number }>(sql`select distinct rid from (${join(found, sql` union all `)}) found limit 5000`);
  return rows.map((row) => row.rid);
}

/** The record's values of one comparison as a table of one row, as its dictionary would have them. */
function probe(prepared: Prepared, index: number, record: Readonly<Record<string, string | null>>): Sql {
  const { dialect } = prepared.engine;
  const compiled = prepared.comparisons[index];
  if (!compiled) return sql`(select 1)`;
  const { inputs } = compiled.comparison;
  const given = recordSql(record, [...new Set(inputs.map((input) => input.column))]);
  const raw = sql`select ${join(inputs.map((input, j) => sql`${expressionSql(input, dialect)} as ${id(`raw_v${j}`)}`))} from ${given}`;
  const names = inputs.map((_, j) => sql`${id(`raw_v${j}`)}`);
  const derived = compiled.derived.map(({ name, value }) => sql`, ${value} as ${id(name)}`);
  return sql`(select *${join(derived, sql``)} from (select *, coalesce(${join([...names, sql`null`])}) is null as missing from (${compiled.prepare(raw)}) given) valued)`;
}

const recordSql = (record: Readonly<Record<string, string | null>>, columns: readonly string[]): Sql =>
  sql`(select ${join(columns.map((column) => sql`cast(${record[column] ?? null} as varchar) as ${id(column)}`))}) given_record`;

const shareOf = (alias: string, name: string): Sql => sql`coalesce(${id(alias, name.replace('f', 'g'))}, ${id(alias, name)})`;

function weigh(prepared: Prepared, model: LinkModel, row: Record<string, unknown>): LookUpMatch {
  const weights = levelWeights(model);
  const { m, u } = parametersOf(model);
  let weight = priorWeight(model);
  const levels: Record<string, string | null> = {};
  for (const [i, compiled] of prepared.comparisons.entries()) {
    const level = Number(row[`level${i}`] ?? 0);
    const { comparison, frequencyOf } = compiled;
    levels[comparison.name] = comparison.levels[level - 1]?.name ?? null;
    weight += weights[i]?.[level] ?? 0;
    const frequency = frequencyOf[level - 1];
    if (!frequency) continue;
    const reference = frequencyOf.findIndex((other) => other?.name === frequency.name);
    const total = row[`${frequency.name}_${i}_total`];
    const count = Number(row[`${frequency.name}_${i}`] ?? 0);
    const taken = 1 + (model.duplication ?? 0) * (m[i]?.[reference] ?? 1);
    const share = total === null || total === undefined ? count : Math.max(count - taken, 1) / Number(total);
    weight += frequency.setting.weight * (Math.log2(u[i]?.[reference] ?? 1) - Math.log2(Math.max(share, frequency.setting.minimum, 1e-12)));
  }
  return {
    source: prepared.sources[Number(row.source)] ?? '',
    key: String(row.key),
    entityId: String(row.entity_id),
    probability: probabilityOf(weight),
    weight,
    levels,
  };
}
