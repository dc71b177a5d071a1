import type { Criterion, DiscrepancyKind } from '@sogoc/contract';
import { criteria } from '@sogoc/contract';
import type { Attribute } from '@sogoc/origin';
import type { DatabaseScore } from '@sogoc/quality';
import type { SurveyResult } from '../model.ts';
import { agreementOf } from './agreement.ts';

/** The figures that the sentences of the report need. */
export interface Facts {
  databases: number;
  read: number;
  troubled: SurveyResult['catalog']['databases'];
  /** Attributes that two databases or more hold. */
  shared: Attribute[];
  originals: number;
  copies: number;
  undetermined: number;
  compared: number;
  differing: number;
  /** Of all kinds but variants. */
  discrepancies: number;
  variants: number;
  countByKind: Map<DiscrepancyKind, number>;
  countByDatabase: Map<string, number>;
  /** Lowest overall score. */
  worst: (DatabaseScore & { score: number }) | null;
  /** Lowest single criterion. */
  weakest: { database: string; criterion: Criterion; score: number } | null;
  green: number;
  graded: number;
}

/** Derives the figures of a result. */
export function factsOf(result: SurveyResult): Facts {
  const { catalog, scorecard, origins, discrepancyCounts } = result;
  const shared = origins.attributes.filter((attribute) => new Set(attribute.holders.map((holder) => holder.database)).size > 1);
  const has = (attribute: Attribute, role: string) => attribute.holders.some((holder) => holder.role === role);
  const copies = shared.flatMap((attribute) => attribute.holders.filter((holder) => holder.role === 'copy'));
  const countByKind = new Map<DiscrepancyKind, number>();
  const countByDatabase = new Map<string, number>();
  for (const { kind, database, count } of discrepancyCounts) {
    countByKind.set(kind, (countByKind.get(kind) ?? 0) + count);
    if (kind !== 'variant') countByDatabase.set(database, (countByDatabase.get(database) ?? 0) + count);
  }
  const all = [...countByKind.values()].reduce((sum, count) => sum + count, 0);
  const variants = countByKind.get('variant') ?? 0;
  const graded = scorecard.databases.flatMap((database) => (database.score === null ? [] : [{ ...database, score: database.score }]));
  const cells = scorecard.databases.flatMap((database) =>
    criteria.flatMap((criterion) => {
      const { score } = database.criteria[criterion];
      return score === null ? [] : [{ database: database.name, criterion, score }];
    }),
  );
  return {
    databases: catalog.databases.length,
    read: catalog.databases.filter((database) => database.status !== 'failed').length,
    troubled: catalog.databases.filter((database) => database.status !== 'read'),
    shared,
    originals: shared.filter((attribute) => has(attribute, 'original')).length,
    copies: copies.length,
    undetermined: shared.filter((attribute) => !has(attribute, 'original')).length,
    compared: copies.reduce((sum, holder) => sum + (agreementOf(result, holder)?.compared ?? 0), 0),
    differing: shared.reduce((sum, attribute) => sum + attribute.redundancy.divergentRecords, 0),
    discrepancies: all - variants,
    variants,
    countByKind,
    countByDatabase,
    worst: lowest(graded),
    weakest: lowest(cells),
    green: graded.filter((database) => database.grade === 'green').length,
    graded: graded.length,
  };
}

function lowest<T extends { score: number }>(items: readonly T[]): T | null {
  return items.reduce<T | null>((low, item) => (low === null || item.score < low.score ? item : low), null);
}

/** The key with the highest count, or null where there is none. */
export function largest<K>(counts: ReadonlyMap<K, number>): { key: K; count: number } | null {
  let top: { key: K; count: number } | null = null;
  for (const [key, count] of counts) if (count > 0 && (top === null || count > top.count)) top = { key, count };
  return top;
}
