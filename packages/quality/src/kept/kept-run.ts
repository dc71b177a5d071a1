import type { Engine } from '@sogoc/engine';
import type { FindingOptions, Findings } from '../findings.ts';
import type { PagePool } from '../pages/page-pool.ts';
import type { RuleContext } from '../rule-kind.ts';
import type { ColumnTests } from './column-tests.ts';
import type { FoundFile } from './found-file.ts';
import type { HashesAhead } from './hashes-ahead.ts';
import type { KeptPart, KeptTable } from './kept-table.ts';
import { profileOfParts } from './kept-table.ts';
import type { StateFolder } from './state-folder.ts';

/** The rules of one table on their way through its states. */
export interface KeptRun {
  engine: Engine;
  states: StateFolder;
  /** Reads the pages of files. */
  pool: PagePool;
  /** Hashes that are made with what else is read of the table. */
  ahead?: HashesAhead;
  table: KeptTable;
  /** With the neutral profile of the table, without its files. */
  context: RuleContext;
  /** By what its columns are tested. */
  tests: ColumnTests;
  into: Findings;
  /** Takes what is found without the engine. */
  found: FoundFile;
  options: FindingOptions;
  /** Units whose findings count, as they come out. */
  live: LiveStates;
}

/** What the run holds to be true, of all tables. */
export interface LiveStates {
  /** Units that are asked: their counts and hashes are to stay. */
  units: Set<string>;
  parts: Set<string>;
  /** Units whose findings are to be told, and the table that each is of. */
  told: Map<string, { database: string; table: string }>;
}

/** The same context for some parts of the table. */
export function contextOfParts({ context, table }: KeptRun, parts: readonly KeptPart[]): RuleContext {
  return { ...context, profile: profileOfParts(table, context.profile, parts) };
}

/** Parts of the table of which a unit is not known yet. */
export function missingParts({ states, table }: KeptRun, unit: string): readonly KeptPart[] {
  return table.parts.filter(({ id }) => !states.covered.has(`${unit} ${id}`));
}

/** Things grouped by the parts that they miss; those that miss none are left out. */
export function byMissing<T>(things: readonly T[], missing: (thing: T) => readonly KeptPart[]): { parts: readonly KeptPart[]; things: T[] }[] {
  const groups = new Map<string, { parts: readonly KeptPart[]; things: T[] }>();
  for (const thing of things) {
    const parts = missing(thing);
    if (parts.length === 0) continue;
    const name = parts.map(({ id }) => id).join(' ');
    const group = groups.get(name) ?? { parts, things: [] };
    group.things.push(thing);
    groups.set(name, group);
  }
  return [...groups.values()];
}
