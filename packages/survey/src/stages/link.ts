import { type Engine, id, sql } from '@sogoc/engine';
import type { EntityKind } from '@sogoc/linkage';
import type { CountryPack } from '@sogoc/profile';
import { type FindingOptions, Findings, type RuleResult } from '@sogoc/quality';
import type { SourceProblem } from '@sogoc/sources';
import { comparers, entityKinds } from '@sogoc/vietnam';
import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.ts';
import type { Duplicates } from '../crosswalk/duplicates.ts';
import type { KeptKinds } from '../kept/kept-kinds.ts';
import type { Language } from '../model.ts';
import type { Checked } from './check.ts';
import type { ProfiledDatabase } from './profile.ts';
import type { Progress } from './progress.ts';
import { atAll, setBack } from './set-back.ts';

export interface LinkOptions extends FindingOptions {
  pack: CountryPack;
  language: Language;
  /** Ids of kinds; default all. */
  kinds?: readonly string[];
  /** Where the run before left its crosswalk, if it did. */
  previous: string | null;
  /** What the last run linked, and where this one's is kept. */
  kept?: KeptKinds;
}

export interface Linked {
  /** Null where linkage is switched off. */
  crosswalk: Crosswalk | null;
  results: RuleResult[];
  /** Kinds that could not be linked, by database. */
  problems: ReadonlyMap<string, SourceProblem[]>;
}

/** Puts the records of all databases that are about the same thing under one id; probable duplicates within a table are added to the findings. */
export async function linkDatabases(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  checked: Checked,
  options: LinkOptions,
  progress: Progress,
): Promise<Linked> {
  const kinds = entityKinds.filter(({ id: kind }) => options.kinds?.includes(kind) ?? true);
  return progress.stage('link', kinds.length, async (step) => {
    if (kinds.length === 0) return { crosswalk: null, results: [], problems: new Map() };
    try {
      return await linkKinds(engine, databases, kinds, checked, options, step);
    } catch (error) {
      const problem = setBack(error, 'crosswalk', {
        message: 'Records of one thing could not be brought together',
        remedy: 'Switch linkage off in sogoc.yaml',
      });
      return { crosswalk: null, results: [], problems: atAll(databases, problem) };
    }
  });
}

async function linkKinds(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  kinds: readonly EntityKind[],
  checked: Checked,
  options: LinkOptions,
  step: (what: string, rows?: number) => void,
): Promise<Linked> {
  const problems = new Map<string, SourceProblem[]>();
  const tables = databases.flatMap((database) => database.tables.map(({ profile }) => profile));
  const crosswalk = await buildCrosswalk(engine, tables, {
    kinds,
    comparers,
    pack: options.pack,
    previous: options.previous,
    ...(options.kept && { kept: options.kept }),
    signal: options.signal,
    onKind: step,
    onFailure: (kind, about, error) => {
      const words = { message: 'Its records could not be linked', remedy: 'Leave the kind out under linkage in sogoc.yaml' };
      const problem = setBack(error, `crosswalk.${kind.id}`, words);
      for (const name of new Set(about.map(({ profile }) => profile.database))) problems.set(name, [...(problems.get(name) ?? []), problem]);
    },
  });
  try {
    return { crosswalk, results: await addDuplicates(engine, crosswalk.duplicates, checked, options), problems };
  } catch (error) {
    await crosswalk[Symbol.asyncDispose]();
    throw error;
  }
}

/** Probable duplicates, but those that a rule about equal values has found already. */
async function addDuplicates(engine: Engine, duplicates: Duplicates, checked: Checked, options: LinkOptions): Promise<RuleResult[]> {
  if (duplicates.tables.length === 0) return [];
  const reported = await checked.discrepancies.table(options);
  await using findings = await Findings.open(engine, options);
  const numbers: number[] = [];
  for (const one of duplicates.tables) {
    const known = sql`select record_key from ${reported.name} where "database" = ${one.database} and "table" = ${one.table} and kind = 'duplicate'`;
    const query = sql`select record_key, min(${id(options.language)}) as observed, min(duplicate_of) as expected from ${duplicates.rows.name}
      where "database" = ${one.database} and "table" = ${one.table} and record_key not in (${known}) group by record_key`;
    const { database, table } = one;
    numbers.push(
      await findings.add({
        database,
        table,
        column: null,
        rule: ruleOf(one),
        severity: 'medium',
        kind: 'duplicate',
        origin: null,
        personal: false,
        expectedInClear: true,
        query,
      }),
    );
  }
  const counts = await findings.counts();
  await findings.writeTo(reported);
  return duplicates.tables.map((one, at) => {
    const failed = counts.get(numbers[at] ?? -1)?.duplicate ?? 0;
    return {
      rule: ruleOf(one),
      kind: 'one-record',
      criterion: 'clean',
      severity: 'medium',
      database: one.database,
      table: one.table,
      columns: one.columns,
      checked: one.checked,
      failed,
      variants: 0,
      score: one.checked === 0 ? null : 100 * (1 - failed / one.checked),
      source: 'linkage',
    };
  });
}

const ruleOf = ({ table, kind }: Duplicates['tables'][number]): string => `${table}.${kind}.one-record`;
