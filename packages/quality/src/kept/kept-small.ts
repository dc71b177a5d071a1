import type { Rule } from '@sogoc/contract';
import { nameOf } from '@sogoc/engine';
import { type TableProfile, tellableParts } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import { runTable } from '../run/run-table.ts';
import type { RuleResult } from '../scorecard.ts';
import type { KeptRun } from './kept-run.ts';
import { askedOf, foundBefore, keepFound, noting, type Others } from './kept-same.ts';

/** Tables up to this many rows that lie in one file are asked as a whole: to ask of a few what has changed would cost more than to ask of all. */
const smallTable = 50_000;

export function isSmall(profile: TableProfile): boolean {
  return !tellableParts(profile) && profile.rows <= smallTable;
}

/**
 * Runs the rules of a small table as `runRules` does without states, where the table, its profile, the rules, the day or a table that they ask for is not as it was; else
 * tells again what was found. `context`: with the table's own profile, whose facts are believed since they are part of what is compared.
 */
export async function runSmall(
  run: KeptRun,
  rules: readonly Rule[],
  context: RuleContext,
  others: Others & { onDone(rules: number): void },
): Promise<RuleResult[]> {
  const { engine, states, table, into, options, live } = run;
  const asked = askedOf('small', run, rules, context, others);
  const before = await foundBefore(run, asked, others);
  const label = before?.label ?? nameOf(asked, context.now.toISOString(), states.manifest.next);
  for (const unit of [asked, label]) live.units.add(unit);
  live.told.set(label, table.profile);
  if (before) return before.results;
  const { context: own, noted } = noting(context);
  const { kinds, onDone } = others;
  const results = await runTable({ engine, context: own, into: into.under(label), options, kinds, onDone }, rules);
  return keepFound(run, asked, { others: noted(), label, results }, others);
}
