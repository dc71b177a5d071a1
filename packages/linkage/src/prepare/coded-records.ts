import { type Dialect, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import { type CompiledComparison, keptNumber } from '../compare/compiled-comparison.ts';
import { rareWhenEqual } from '../compare/pair-facts.ts';
import type { Expression } from '../model/expression.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { PlacedRule } from './prepared.ts';
import { blockSql, codeOf, columnOf, isExploded, valueNames } from './raw-records.ts';

/**
 * From raw records those that later steps work on: rid, source, key, c<i> (codes), b<k> (blocks, from the codes of the keys, where comparisons' codes do not tell them), k<i> (sketches), s<i> (log2 of the value's share, at least).
 * @param dictionaries those of the comparisons, holding the values of these records.
 */
export function codedRecords(
  raw: Sql,
  model: LinkModel,
  rules: readonly PlacedRule[],
  comparisons: readonly CompiledComparison[],
  dictionaries: readonly WorkTable[],
  dialect: Dialect,
): Sql {
  const names = valueNames(model, rules);
  const codes = comparisons.map((_, i) => sql`${id(`c${i}`)}`);
  /** Of what a comparison compares the code is there. */
  const codeOfKey = (key: Expression): Sql => {
    const value = columnOf(names)(key);
    const i = model.comparisons.findIndex(
      ({ inputs }) => inputs.length === 1 && inputs.every((input) => JSON.stringify(input) === JSON.stringify(key)),
    );
    return codes[i] ?? codeOf([value], dialect);
  };
  const blocks = rules
    .filter((rule) => !isExploded(rule.rule) && !equalBy({ comparisons }, rule))
    .map((rule) => sql`${blockSql(rule.rule.keys.map(codeOfKey), dialect)} as ${id(`b${rule.position}`)}`);
  const coded = sql`select ${join([sql`rid, source, key`, ...codes, ...blocks])} from ${raw}`;
  const looked = comparisons.map((compiled, i) => [...sketchOf(compiled, i), ...shareOf(compiled, i)]);
  if (looked.flat().length === 0) return coded;
  const joins = looked.flatMap((columns, i) =>
    columns.length > 0 ? [sql`left join ${dictionaries[i]?.name ?? id('none')} ${id(`d${i}`)} on ${id(`d${i}`, 'code')} = ${id('r', `c${i}`)}`] : [],
  );
  return sql`select ${join([sql`r.*`, ...looked.flat()])} from (${coded}) r ${join(joins, sql` `)}`;
}

const sketchOf = (compiled: CompiledComparison, i: number): Sql[] => (keptNumber(compiled) ? [sql`${id(`d${i}`, 'k')} as ${id(`k${i}`)}`] : []);

const shareOf = (compiled: CompiledComparison, i: number): Sql[] => (rareWhenEqual(compiled) ? [sql`${id(`d${i}`, 's')} as ${id(`s${i}`)}`] : []);
