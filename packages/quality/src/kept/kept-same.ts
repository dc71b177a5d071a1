import type { Rule } from '@sogoc/contract';
import { nameOf } from '@sogoc/engine';
import type { RuleContext, RuleKind } from '../rule-kind.ts';
import type { RuleResult } from '../scorecard.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptTable } from './kept-table.ts';
import type { KeptResults } from './manifest.ts';
import { withoutPlace } from './without-place.ts';

/** What beside the table and its rules tells what they find. */
export interface Others {
  kinds: readonly RuleKind[];
  keptOf(database: string, table: string): Promise<KeptTable | undefined>;
}

type TableName = KeptResults['others'][number];

/** The name of all that rules are asked of, but for the other tables that they rest on. `what`: how they are asked. */
export function askedOf(what: string, { table }: Pick<KeptRun, 'table'>, rules: readonly Rule[], context: RuleContext, { kinds }: Others): string {
  const own = { profile: facts(table), parts: table.parts.map(({ id }) => id) };
  return nameOf(
    what,
    rules.map(withoutPlace),
    own,
    context.pack.id,
    kinds.map(({ kind }) => kind),
    context.now.toISOString().slice(0, 10),
    context.asOf.toISOString().slice(0, 10),
  );
}

/** What was found when the same was asked; undefined where that is not known, or another table was not as it is now. */
export async function foundBefore({ states }: Pick<KeptRun, 'states'>, asked: string, others: Others): Promise<KeptResults | undefined> {
  const before = states.manifest.tables[asked];
  return before && before.content === (await contentOf(before.others, others)) ? before : undefined;
}

/** Keeps what was found for the next run. */
export async function keepFound(
  { states }: Pick<KeptRun, 'states'>,
  asked: string,
  found: Omit<KeptResults, 'content'>,
  others: Others,
): Promise<RuleResult[]> {
  delete states.manifest.tables[asked];
  // What the engine could not do today it may do tomorrow.
  if (!found.results.some(({ reasonCode }) => reasonCode === 'RULE_FAILED'))
    states.manifest.tables[asked] = { ...found, content: await contentOf(found.others, others) };
  return found.results;
}

/** The same context, and the other tables that were asked for by it. */
export function noting(context: RuleContext): { context: RuleContext; noted: () => TableName[] } {
  const others = new Map<string, TableName>();
  const table: RuleContext['table'] = (database, name) => {
    others.set(`${database}\u001f${name}`, { database, table: name });
    return context.table(database, name);
  };
  return { context: { ...context, table }, noted: () => [...others.values()] };
}

async function contentOf(names: readonly TableName[], { keptOf }: Others): Promise<string> {
  const known = await Promise.all(names.map(({ database, table }) => keptOf(database, table)));
  return nameOf(known.map((other) => other && [facts(other), other.parts.map(({ id }) => id)]));
}

/** A table's profile without where its files lie and what they are named after. */
function facts({ profile: { file: _file, identity: _identity, parts, ...profile } }: KeptTable): unknown {
  return [profile, parts?.map(({ name, rows }) => [name, rows])];
}
