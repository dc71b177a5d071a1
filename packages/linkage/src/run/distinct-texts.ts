import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';
import { type Expression, expressionSql, foldSql } from '../model/expression.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { ReasonTexts } from '../propose/reason-texts.ts';

/** Of texts, at most this share may be there twice where the source holds each thing once. */
const fewTwice = 0.02;
/** Up to this share where hardly any of those that are there twice agree in the other columns too: a shop sells several things by one title, at other prices. */
const someTwice = 0.1;
/** Fewer texts than this tell nothing. */
const enoughTexts = 100;

/**
 * Sources in which hardly any text of many words is there twice, letter case and punctuation aside, or hardly any together with the other columns: who keeps a thing twice
 * writes some of them twice. Names and values of few words repeat anyhow.
 */
export async function distinctTexts(
  engine: Engine,
  tables: readonly LinkTable[],
  { comparisons }: LinkModel,
  options: RunOptions,
  reasons: ReasonTexts,
): Promise<{ source: string; reason: string }[]> {
  const found: { source: string; reason: string }[] = [];
  for (const { name, relation } of tables)
    for (const compared of comparisons.filter(({ words }) => words !== undefined)) {
      const [input] = compared.inputs;
      if (!input || found.some(({ source }) => source === name)) continue;
      const others = comparisons.filter((other) => other !== compared).flatMap(({ inputs }) => inputs);
      const { texts, twice, alike } = await countTexts(engine, relation, input, others, options);
      const once = twice <= fewTwice * texts || (twice <= someTwice * texts && alike <= fewTwice * texts);
      if (texts >= enoughTexts && once) found.push({ source: name, reason: reasons.onceByTexts(name, texts, input.column, twice, alike) });
    }
  return found;
}

/**
 * How many texts there are, how many of them were there before, and how many of these beside a record that agrees with theirs in more than half of the other
 * columns that both fill, or in the text alone where there are none. Records of one text are looked at in the order of what else they hold, so that like ones are neighbours.
 */
async function countTexts(
  engine: Engine,
  relation: Sql,
  input: Expression,
  others: readonly Expression[],
  options: RunOptions,
): Promise<{ texts: number; twice: number; alike: number }> {
  const { dialect } = engine;
  const text = foldSql(expressionSql(input, dialect), dialect);
  const names = others.map((_, at) => sql`${id(`other_${at}`)}`);
  const columns = others.map((other, at) => sql`${expressionSql(other, dialect)} as ${id(`other_${at}`)}`);
  const before = (name: Sql): Sql => sql`lag(${name}) over (partition by text order by ${join([...names, sql`text`])})`;
  const counted = (is: (name: Sql) => Sql): Sql =>
    names.map((name) => sql`case when ${is(name)} then 1 else 0 end`).reduce((sum, one) => sql`${sum} + ${one}`, sql`0`);
  const differ = counted((name) => sql`${name} <> ${before(name)}`);
  const both = counted((name) => sql`${name} is not null and ${before(name)} is not null`);
  return engine.one(
    sql`select count(*) as texts, count(*) - count(distinct text) as twice, count(case when again and (differ * 2 < compared or compared = 0) then 1 end) as alike
        from (select text, ${before(sql`text`)} is not null as again, ${differ} as differ, ${both} as compared
              from (select ${join([sql`nullif(${text}, '') as text`, ...columns])} from ${relation} t) held where text is not null) neighbours`,
    options,
  );
}
