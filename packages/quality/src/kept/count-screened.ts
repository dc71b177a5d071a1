import { EngineError, sql } from '@sogoc/engine';
import type { RuleContext } from '../rule-kind.ts';
import { isCancelled } from '../run/guard.ts';
import { addSound, covering, prepared } from './add-counts.ts';
import { readUnits } from './count-pages.ts';
import { judge } from './judged.ts';
import { contextOfParts, type KeptRun } from './kept-run.ts';
import { type KeptPart, partId } from './kept-table.ts';
import type { Preparations } from './preparations.ts';
import { repeatedSuspects } from './repeated-suspects.ts';
import { screenedUnits, soundCounts, suspectedUnits, suspectRecords, suspectsApart } from './suspects.ts';
import type { Unit } from './unit.ts';

type Screening = (
  run: KeptRun,
  units: readonly Unit[],
  parts: readonly KeptPart[],
  context: RuleContext,
  preparations: Preparations,
) => Promise<string[]>;

/**
 * Counts units whose records can be screened: rules are asked of the suspects alone. What the engine refuses is left to be asked otherwise.
 * @returns the units that are counted.
 */
export async function countScreened(run: KeptRun, units: readonly Unit[], parts: readonly KeptPart[], preparations: Preparations): Promise<Unit[]> {
  const context = contextOfParts(run, parts);
  const done = new Set<string>();
  for (const screening of [byPages, byEngine]) {
    const rest = units.filter(({ id }) => !done.has(id));
    if (rest.length === 0) break;
    try {
      const ready = await prepared({ units: rest, context, values: false }, preparations);
      const names = await screening(run, ready, parts, context, preparations);
      await run.states.addCounts(covering(names, parts));
      for (const name of names) done.add(name);
    } catch (error) {
      if (isCancelled(error) || !(error instanceof EngineError)) throw error;
      await run.states.forgetCounts(
        rest.map(({ id }) => id),
        parts.map(({ id }) => id),
      );
    }
  }
  return units.filter(({ id }) => done.has(id));
}

/** Sets suspects apart by the pages of the files. @returns the units that are counted. */
async function byPages(...[run, units, parts, context, preparations]: Parameters<Screening>): Promise<string[]> {
  const found = await readUnits(run, units, parts, context, preparations);
  if (!found) return [];
  await found.judgement.addCounts(run, parts);
  preparations.keepJudged(parts, found.judgement);
  await addSound(run, found.sound, parts);
  return found.units.map(({ id }) => id);
}

/** Sets suspects apart by one query. @returns the units that are counted. */
async function byEngine(...[run, units, parts, context, preparations]: Parameters<Screening>): Promise<string[]> {
  const { engine, options, states } = run;
  const screened = await screenedUnits(engine, units, context, options);
  if (screened.length === 0) return [];
  await using tables = new AsyncDisposableStack();
  const known = await repeatedSuspects(run, screened, context, tables);
  await using suspects = await engine.materialize('suspects', suspectRecords(screened, context, known), options);
  const { suspected, context: own } = await suspectedUnits(engine, screened, context, suspects.name, options);
  const apart = await suspectsApart(engine, screened, suspects.name, suspected, options);
  preparations.tables.use(apart.table);
  const judgement = await judge(engine, apart, own, preparations.tables, options);
  await judgement.addCounts(run, parts);
  preparations.keepJudged(parts, judgement);
  const sound = soundCounts(screened, suspects.name, context);
  await states.addCounts(sql`select unit, ${partId(parts, sql`part_number`)} as part, flags, n from (${sound}) as c`);
  return screened.map(({ id }) => id);
}
