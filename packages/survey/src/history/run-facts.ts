import { createHash } from 'node:crypto';
import { type Criterion, criteria, type Rule } from '@sogoc/contract';
import type { ColumnProfile } from '@sogoc/profile';
import type { DatabaseScore, RuleResult } from '@sogoc/quality';
import type { Catalog, SurveyResult } from '../model.ts';

/** `facts.json`: what history keeps of a run. It holds no value of a personal column. */
export interface RunFacts {
  /** Of this form. A run of another form is passed over. */
  version: 1;
  /** ISO 8601, UTC. */
  finishedAt: string;
  databases: DatabaseFacts[];
}

export interface DatabaseFacts {
  name: string;
  read: boolean;
  /** Tables that were there and could not be read. */
  unreadable: string[];
  scores: Record<Criterion | 'overall', number | null>;
  /** Ids of the rules that were measured. */
  rules: string[];
  /** What those of contract and data ask; runs of earlier releases do not tell. */
  asked?: AskedRule[];
  tables: TableFacts[];
}

/** A rule as it was asked. */
export interface AskedRule {
  rule: string;
  criterion: Criterion;
  /** Written by whoever answers for the data, not proposed from it. */
  stated: boolean;
  /** Names what it asks: other bounds, other name. */
  check: string;
}

export interface TableFacts {
  table: string;
  rows: number;
  /** The columns by which its records are named, none where it is their row; runs of earlier releases do not tell. */
  key?: readonly string[];
  columns: ColumnFacts[];
}

export interface ColumnFacts {
  name: string;
  missing: number;
  distinct: number;
  median: number | null;
  /** Median absolute deviation of the column's numbers. */
  mad: number | null;
  /** Most frequent values with their shares of the rows, missing ones included; null for a personal column. */
  top: { value: string; share: number }[] | null;
}

/** What history keeps of a result. `rules`: what was asked. */
export function factsOfRun({ catalog, scorecard, run }: Pick<SurveyResult, 'catalog' | 'scorecard' | 'run'>, rules: readonly Rule[]): RunFacts {
  const asked = Map.groupBy(rules, ({ database }) => database);
  const scores = new Map(scorecard.databases.map((database) => [database.name, database]));
  return {
    version: 1,
    finishedAt: run.finishedAt,
    databases: catalog.databases.map((database) => databaseFacts(database, scores.get(database.name), asked.get(database.name) ?? [])),
  };
}

function databaseFacts(
  { name, status, problems, tables }: Catalog['databases'][number],
  score: DatabaseScore | undefined,
  asked: readonly Rule[],
): DatabaseFacts {
  const read = new Set(tables.map(({ table }) => table));
  const named = problems.map(({ place }) => (place.startsWith(`${name}.`) ? place.slice(name.length + 1) : place));
  return {
    name,
    read: status !== 'failed',
    unreadable: [...new Set(named)].filter((table) => table !== '' && !read.has(table)).sort(),
    scores: Object.fromEntries([
      ...criteria.map((criterion) => [criterion, score?.criteria[criterion].score ?? null]),
      ['overall', score?.score ?? null],
    ]) as DatabaseFacts['scores'],
    rules: score ? measuredRules(score) : [],
    asked: asked.map(({ id, criterion, source, check }) => ({ rule: id, criterion, stated: source === 'contract', check: nameOfCheck(check) })),
    tables: tables.map(({ table, rows, recordKey, columns }) => ({
      ...{ table, rows, key: recordKey.columns },
      columns: columns.map((column) => columnFacts(column, rows)),
    })),
  };
}

function measuredRules(score: DatabaseScore): string[] {
  const measured = criteria.flatMap((criterion) => score.criteria[criterion].rules.filter(({ score: one }) => one !== null));
  return [...new Set(measured.flatMap(idsOf))].sort();
}

function nameOfCheck(check: Rule['check']): string {
  return createHash('sha256').update(JSON.stringify(check)).digest('hex').slice(0, 16);
}

/** Of a copy it is also asked whether its values are known to the original: a part of the agreement, with findings under a name of their own. */
function idsOf({ rule, kind }: RuleResult): string[] {
  return kind === 'agreement' ? [rule, rule.replace(/\.agreement$/, '.known-to-original')] : [rule];
}

function columnFacts({ name, missing, distinct, numbers, topValues, personal }: ColumnProfile, rows: number): ColumnFacts {
  return {
    name,
    missing,
    distinct,
    median: personal ? null : (numbers?.median ?? null),
    mad: personal ? null : (numbers?.mad ?? null),
    top: personal ? null : topValues.map(({ value, count }) => ({ value, share: rows === 0 ? 0 : count / rows })),
  };
}
