import type { Engine, RunOptions, Sql, WorkTable } from '@sogoc/engine';
import { sql } from '@sogoc/engine';
import { type CompiledComparison, columnsOf } from './compiled-comparison.ts';

/**
 * Finds the level of each pair of distinct values. `pairs` has columns left_code, right_code; `dictionary` has code and what the comparison needs.
 * The result has left_code, right_code, level (integer, 0 where nothing can be compared). Replace it to score outside the engine: read the pairs, compute, hand back
 * a table.
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
    sql`select p.left_code, p.right_code, ${compiled.level(columnsOf('a'), columnsOf('b'))} as level
        from (${pairs}) p join ${dictionary.name} a on a.code = p.left_code join ${dictionary.name} b on b.code = p.right_code`,
    options,
  );
