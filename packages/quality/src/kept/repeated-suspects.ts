import type { WorkTable } from '@sogoc/engine';
import type { RuleContext } from '../rule-kind.ts';
import { inTurn } from '../run/in-turn.ts';
import { statementsAtOnce } from './judged.ts';
import type { KeptRun } from './kept-run.ts';
import { recordsPerValue, smallTable } from './repeating.ts';
import { type ScreenedUnit, suspectValues } from './suspects.ts';

/**
 * Of units whose column repeats much, the values that may break a rule: each is asked once, however many records have it.
 * @param into drops the tables in the end.
 * @returns tables of `suspectValues`, by the id of their unit.
 */
export async function repeatedSuspects(
  { engine, options, table }: KeptRun,
  units: readonly ScreenedUnit[],
  context: RuleContext,
  into: AsyncDisposableStack,
): Promise<ReadonlyMap<string, WorkTable>> {
  const { rows } = context.profile;
  const distinct = new Map(table.profile.columns.map((column) => [column.name, column.distinct]));
  const repeating = units.filter(({ column }) => rows > smallTable && (distinct.get(column) ?? rows) * recordsPerValue <= rows);
  const found = new Map<string, WorkTable>();
  await inTurn(repeating, statementsAtOnce, async (unit) => {
    found.set(unit.id, into.use(await engine.materialize('suspect_values', suspectValues(unit, context), options)));
  });
  return found;
}
