import type { Rule } from '@sogoc/contract';
import { nameOf } from '@sogoc/engine';
import { type TableProfile, tellableParts } from '@sogoc/profile';
import type { RuleContext, RuleKind } from '../rule-kind.ts';
import { runTable } from '../run/run-table.ts';
import type { RuleResult } from '../scorecard.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptTable } from './kept-table.ts';
import { withoutPlace } from './without-place.ts';

/** Tables up to this many rows that lie in one file are asked as a whole: to ask of a few what has changed would cost more than to ask of all. */
const smallTable = 50_000;

export function isSmall(profile: TableProfile): boolean {
  return !tellableParts(profile) && profile.rows <= smallTable;
}

interface Others {
  kinds: readonly RuleKind[];
  keptOf(database: string, table: string): Promise<KeptTable | undefined>;
  onDone(rules: number): void;
}

/**
 * Runs the rules of a small table as `runRules` does without states, where the table, its profile, the rules, the day or a table that they ask for is not as it was; else
 * tells again what was found. `context`: with the table's own profile, whose facts are believed since they are part of what is compared.
 */
export async function runSmall(run: KeptRun, rules: readonly Rule[], context: RuleContext, { kinds, keptOf, onDone }: Others): Promise<RuleResult[]> {
  const { engine, states, table, into, options, live } = run;
  const own = { profile: facts(table.profile), parts: table.parts.map(({ id }) => id) };
  const asked = nameOf(
    'small',
    rules.map(withoutPlace),
    own,
    context.pack.id,
    kinds.map(({ kind }) => kind),
    context.now.toISOString().slice(0, 10),
    context.asOf.toISOString().slice(0, 10),
  );
  const contentOf = async (others: readonly { database: string; table: string }[]): Promise<string> => {
    const known = await Promise.all(others.map((other) => keptOf(other.database, other.table)));
    return nameOf(known.map((other) => other && [facts(other.profile), other.parts.map(({ id }) => id)]));
  };
  const before = states.manifest.tables[asked];
  const same = before !== undefined && before.content === (await contentOf(before.others));
  const others = new Map<string, { database: string; table: string }>();
  const noting: RuleContext['table'] = (database, name) => {
    others.set(`${database}\u001f${name}`, { database, table: name });
    return context.table(database, name);
  };
  const label = same ? before.label : nameOf(asked, context.now.toISOString(), states.manifest.next);
  for (const unit of [asked, label]) live.units.add(unit);
  live.told.set(label, table.profile);
  if (same) return before.results;
  const asTable = { engine, context: { ...context, table: noting }, into: into.under(label), options, kinds, onDone };
  const results = await runTable(asTable, rules);
  delete states.manifest.tables[asked];
  // What the engine could not do today it may do tomorrow.
  if (results.some(({ reasonCode }) => reasonCode === 'RULE_FAILED')) return results;
  const known = [...others.values()];
  states.manifest.tables[asked] = { others: known, content: await contentOf(known), label, results };
  return results;
}

/** The profile without where its files lie and what they are named after. */
function facts({ file: _file, identity: _identity, parts, ...profile }: TableProfile): unknown {
  return [profile, parts?.map(({ name, rows }) => [name, rows])];
}
