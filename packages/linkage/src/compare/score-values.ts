import { type Engine, id, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { CompiledComparison } from './compiled-comparison.ts';

/**
 * Finds the level of each pair of distinct values. `pairs` has columns lo, hi (codes, lo <= hi); `dictionary` has code and what the comparison needs.
 * The result has lo, hi, level (integer), rarity (double: log2 of the frequency that the level's weight follows, times its setting's weight; 0 where
 * it follows none). Replace it to score outside the engine: read the pairs, compute, hand back a table.
 */
export type ValueScorer = (
  engine: Engine,
  compiled: CompiledComparison,
  pairs: Sql,
  dictionary: WorkTable,
  options: RunOptions,
) => Promise<WorkTable>;

/** Scores in the engine. */
export const scoreValuesInEngine: ValueScorer = (engine, compiled, pairs, dictionary, options) =>
  engine.materialize(
    'link_levels',
    sql`select lo, hi, level, ${raritySql(compiled, 'l', 'r')} as rarity from (
          select p.lo, p.hi, ${compiled.level('a', 'b')} as level${frequencyColumns(compiled)}
          from (${pairs}) p join ${dictionary.name} a on a.code = p.lo join ${dictionary.name} b on b.code = p.hi) graded`,
    options,
  );

function frequencyColumns(compiled: CompiledComparison): Sql {
  return compiled.frequencies.reduce((all, { name }) => sql`${all}, a.${id(name)} as ${id(`l${name}`)}, b.${id(name)} as ${id(`r${name}`)}`, sql``);
}

function raritySql(compiled: CompiledComparison, left: string, right: string): Sql {
  const cases = compiled.frequencyOf.flatMap((frequency, index) => {
    if (!frequency) return [];
    const { weight, minimum } = frequency.setting;
    const larger = sql`greatest(coalesce(${id(`${left}${frequency.name}`)}, 0), coalesce(${id(`${right}${frequency.name}`)}, 0), ${Math.max(minimum, 1e-12)})`;
    return [sql`when ${index + 1} then ${weight} * log2(${larger})`];
  });
  return cases.length === 0 ? sql`0.0` : sql`case level ${cases.reduce((all, next) => sql`${all} ${next}`)} else 0 end`;
}
