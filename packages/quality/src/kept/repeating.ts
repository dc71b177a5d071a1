import { id, join, sql } from '@sogoc/engine';
import { tableSql, tellableParts } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import type { KeptRun } from './kept-run.ts';

/** Rows up to which it costs more to set up a query for each column than it saves. */
export const smallTable = 50_000;
/** Records on average from which on a value is asked instead of them. */
export const recordsPerValue = 4;

/**
 * The columns whose values each stand for several records of a part: about, and as the first part has them, which is enough to choose how to ask. None of a
 * small table, where to set up a query for each column would cost more than it saves.
 */
export async function repeatingColumns({ engine, options }: KeptRun, names: readonly string[], context: RuleContext): Promise<ReadonlySet<string>> {
  const { profile, dialect } = context;
  const [first] = tellableParts(profile) ?? [];
  if (!first || profile.rows <= smallTable || first.rows === 0 || names.length === 0) return new Set();
  const counts = names.map((name, index) => sql`${dialect.approxDistinct(sql`${id('t', name)}`)} as ${id(`c${index}`)}`);
  const found = await engine.one<Record<string, number>>(
    sql`select ${join(counts)} from ${tableSql({ ...profile, parts: [first] }, dialect)} as t`,
    options,
  );
  return new Set(names.filter((_, index) => Number(found[`c${index}`]) * recordsPerValue <= first.rows));
}
