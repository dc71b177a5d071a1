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

/** Finds candidates by the blocking rules, then compares their values: a few scans over integers, no join. */
export async function lookUpRecord(
  prepared: Prepared,
  model: LinkModel,
  entities: WorkTable,
  record: Readonly<Record<string, string | null>>,
  options: { threshold: number; limit: number },
): Promise<LookUpMatch[]> {
  const rids = await findCandidates(prepared, record);
  if (rids.length === 0) return [];
  const candidates = await prepared.engine.all<Candidate>(
    sql`select r.*, e.entity_id from (select * from ${prepared.records.name} where rid in (${join(rids)})) r
        join (select rid, entity_id from ${entities.name} where rid in (${join(rids)})) e on e.rid = r.rid`,
  );
  const graded = await gradeValues(prepared, candidates, record);
  return candidates
    .map((candidate) => weigh(prepared, model, candidate, graded))
    .filter((match) => match.weight >= weightOf(options.threshold))
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, options.limit);
}

/** A record of the index with its codes `c<i>`. */
interface Candidate extends Record<string, unknown> {
  source: number;
  key: string;
  entity_id: string;
}

/** The level that a value reaches against the record's, and the frequencies that levels follow: `f<n>`, `t<n>`. */
type Grades = ReadonlyMap<string, Record<string, number | null>>;

const gradeKey = (comparison: number, code: unknown): string => `${comparison}:${String(code)}`;

/** Compares the distinct values of the candidates with those of the record. */
async function gradeValues(prepared: Prepared, candidates: readonly Candidate[], record: Readonly<Record<string, string | null>>): Promise<Grades> {
  const most = Math.max(0, ...prepared.comparisons.map((compiled) => compiled.frequencies.length));
  const parts = prepared.comparisons.flatMap((compiled, i) => {
    const codes = [...new Set(candidates.flatMap((candidate) => (candidate[`c${i}`] === null ? [] : [BigInt(candidate[`c${i}`] as bigint)])))];
    const dictionary = prepared.dictionaries[i];
    if (codes.length === 0 || !dictionary) return [];
    const frequencies = Array.from({ length: most }, (_, n) => {
      const own = compiled.frequencies[n] !== undefined;
      return sql`, ${own ? shareOf('d', `f${n}`) : sql`cast(null as double)`} as ${id(`f${n}`)}, ${own ? id('d', `t${n}`) : sql`cast(null as double)`} as ${id(`t${n}`)}`;
    });
    return [
      sql`select ${i} as comparison, cast(d.code as varchar) as code, case when p.missing then 0 else ${compiled.level('p', 'd')} end as level${join(frequencies, sql``)}
          from (select * from ${dictionary.name} where code in (${join(codes)})) d cross join ${probe(prepared, i, record)} p`,
    ];
  });
  if (parts.length === 0) return new Map();
  const rows = await prepared.engine.all<Record<string, number | null>>(join(parts, sql` union all `));
  return new Map(rows.map((row) => [gradeKey(Number(row.comparison), row.code), row]));
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

function weigh(prepared: Prepared, model: LinkModel, candidate: Candidate, graded: Grades): LookUpMatch {
  const weights = levelWeights(model);
  const { m, u } = parametersOf(model);
  let weight = priorWeight(model);
  const levels: Record<string, string | null> = {};
  for (const [i, compiled] of prepared.comparisons.entries()) {
    const grade = graded.get(gradeKey(i, candidate[`c${i}`]));
    const level = grade?.level ?? 0;
    const { comparison, frequencyOf } = compiled;
    levels[comparison.name] = comparison.levels[level - 1]?.name ?? null;
    weight += weights[i]?.[level] ?? 0;
    const frequency = frequencyOf[level - 1];
    if (!frequency || !grade) continue;
    const reference = frequencyOf.findIndex((other) => other?.name === frequency.name);
    const total = grade[frequency.name.replace('f', 't')] ?? null;
    const count = grade[frequency.name] ?? 0;
    const taken = 1 + (model.duplication ?? 0) * (m[i]?.[reference] ?? 1);
    const share = total === null ? count : Math.max(count - taken, 1) / total;
    weight += frequency.setting.weight * (Math.log2(u[i]?.[reference] ?? 1) - Math.log2(Math.max(share, frequency.setting.minimum, 1e-12)));
  }
  return {
    source: prepared.sources[candidate.source] ?? '',
    key: candidate.key,
    entityId: candidate.entity_id,
    probability: probabilityOf(weight),
    weight,
    levels,
  };
}
