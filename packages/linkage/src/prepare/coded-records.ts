import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import type { CompiledComparison } from '../compare/compiled-comparison.ts';
import type { Expression } from '../model/expression.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { PlacedRule } from './prepared.ts';
import { blockSql, codeOf, columnOf, isExploded, valueNames } from './raw-records.ts';

/**
 * From raw records those that later steps work on, without any text but the key: source, key, c<i> (codes), b<k> (blocks, from the codes of the keys, where comparisons' codes do not tell them).
 * @param raw with rid where `isNumbered`, which is kept.
 */
export function codedRecords(
  raw: Sql,
  model: LinkModel,
  rules: readonly PlacedRule[],
  comparisons: readonly CompiledComparison[],
  dialect: Dialect,
  isNumbered: boolean,
): Sql {
  const codes = comparisons.map((_, i) => sql`${id(`c${i}`)}`);
  const blocks = codedBlocks(model, rules, comparisons, dialect).map(({ position, block }) => sql`${block} as ${id(`b${position}`)}`);
  return sql`select ${join([isNumbered ? sql`rid, source, key` : sql`source, key`, ...codes, ...blocks])} from ${raw}`;
}

/** The blocks of raw records by the position of their rule, where comparisons' codes do not tell them. */
export function codedBlocks(
  model: LinkModel,
  rules: readonly PlacedRule[],
  comparisons: readonly CompiledComparison[],
  dialect: Dialect,
): { position: number; block: Sql }[] {
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
  return rules
    .filter((rule) => !isExploded(rule.rule) && !equalBy({ comparisons }, rule))
    .map(({ rule, position }) => ({ position, block: blockSql(rule.keys.map(codeOfKey), dialect) }));
}
