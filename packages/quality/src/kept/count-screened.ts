import { EngineError, sql } from '@sogoc/engine';
import type { RuleContext } from '../rule-kind.ts';
import { isCancelled } from '../run/guard.ts';
import { inTurn } from '../run/in-turn.ts';
import { addCounts, addSound, covering, prepared, statementsAtOnce } from './add-counts.ts';
import { pagedRecords, readUnits } from './count-pages.ts';
import { contextOfParts, type KeptRun } from './kept-run.ts';
import { type KeptPart, partId } from './kept-table.ts';
import type { Preparations } from './preparations.ts';
import { repeatedSuspects } from './repeated-suspects.ts';
import { recordsOf, screenedUnits, soundCounts, suspectedUnits, suspectRecords } from './suspects.ts';
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

/** To make the automata by which pages are read takes longer than to ask the engine of so many records, of a table of which the others are known. */
const fewRecords = 50_000;

/** Sets suspects apart by the pages of the files. @returns the units that are counted. */
async function byPages(...[run, units, parts, context, preparations]: Parameters<Screening>): Promise<string[]> {
  if (context.profile.rows <= fewRecords && parts.length < run.table.parts.length) return [];
  const found = await readUnits(run, units, parts, context);
  if (!found) return [];
  const records = (unit: Unit) => pagedRecords(found, unit, context);
  preparations.keepSuspects(parts, found.units, found.suspects, found.context, records);
  await inTurn(found.suspected, statementsAtOnce, async (unit) => {
    await addCounts(run, { units: [unit], context: found.context, values: false, suspects: records(unit) }, parts);
  });
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
  const suspects = await engine.materialize('suspects', suspectRecords(screened, context, known), options);
  const { suspected, context: own } = await suspectedUnits(engine, screened, context, suspects.name, options);
  preparations.keepSuspects(parts, screened, suspects, own, (unit, place) => recordsOf(suspects.name, unit, place));
  for (const unit of suspected) {
    const place = screened.findIndex(({ id }) => id === unit.id);
    await addCounts(run, { units: [unit], context: own, values: false, suspects: recordsOf(suspects.name, unit, place) }, parts);
  }
  const sound = soundCounts(screened, suspects.name, context);
  await states.addCounts(sql`select unit, ${partId(parts, sql`part_number`)} as part, flags, n from (${sound}) as c`);
  return screened.map(({ id }) => id);
}
