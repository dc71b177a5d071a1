import { join, type Sql, sql } from '@sogoc/engine';
import type { TestSpec } from '../model/link-model.ts';
import type { Columns } from './compiled-comparison.ts';
import type { LevelTest } from './level-test.ts';

/** The test of one level, ready for two rows of the dictionary. */
export interface LevelCase {
  test: LevelTest;
  spec: TestSpec;
  holds(left: Columns, right: Columns): Sql;
}

/** The first level (from 1) whose test holds, or one more than there are tests. */
export function firstLevel(cases: readonly LevelCase[], left: Columns, right: Columns): Sql {
  if (cases.length === 0) return sql`1`;
  const branches = nestedRuns(cases).map(({ from, to }) => {
    const each = cases.slice(from, to).map((one, index) => sql`when ${one.holds(left, right)} then ${from + index + 1}`);
    const loosest = cases[to]?.holds(left, right) ?? sql`false`;
    return each.length === 0 ? sql`when ${loosest} then ${to + 1}` : sql`when ${loosest} then case ${join(each, sql` `)} else ${to + 1} end`;
  });
  return sql`case ${join(branches, sql` `)} else ${cases.length + 1} end`;
}

/** Neighbouring levels (first and last position) of which each holds wherever the one before it does. */
export function nestedRuns(cases: readonly LevelCase[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [position, next] of cases.entries()) {
    const run = runs.at(-1);
    const before = cases[position - 1];
    if (run && before && isLooser(before, next)) run.to = position;
    else runs.push({ from: position, to: position });
  }
  return runs;
}

function isLooser(before: LevelCase, next: LevelCase): boolean {
  const { nests } = next.test;
  if (!nests || before.test !== next.test) return false;
  const [strict, loose] = [before.spec[nests.option], next.spec[nests.option]];
  if (typeof strict !== 'number' || typeof loose !== 'number') return false;
  const others = (spec: TestSpec): string => JSON.stringify(Object.entries({ ...spec, [nests.option]: null }).sort(([a], [b]) => (a < b ? -1 : 1)));
  return others(before.spec) === others(next.spec) && (nests.looser === 'higher' ? loose >= strict : loose <= strict);
}
