import { type Criterion, criteria } from '@sogoc/contract';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { CommuneMeasure } from '../table.ts';
import type { CommuneList, CommuneQuery } from './schema.ts';
import { type CommuneRow, listCommuneMeasures } from './store.ts';

type List = z.infer<typeof CommuneList>;
type Measured = List['items'][number]['criteria'][Criterion];

/** Of fewer records a share would tell of single persons, and change by chance. */
const fewest = 10;

/** Communes of a province by the six criteria: records of all databases together, or of one. */
export async function readCommunes(trx: Work, query: z.infer<typeof CommuneQuery>): Promise<List> {
  const rows = await listCommuneMeasures(trx, query);
  const communes = Map.groupBy(rows, ({ communeId }) => communeId);
  return {
    items: [...communes].map(([id, own]) => ({ id, criteria: byCriterion((criterion) => measuredOf(own, criterion)) })),
    databases: [...Map.groupBy(rows, ({ databaseId }) => databaseId).values()].flatMap(databaseOf),
  };
}

function measuredOf(rows: readonly CommuneRow[], criterion: Criterion): Measured {
  const found = rows.flatMap((row) => row.criteria[criterion] ?? []);
  if (found.length === 0) return { records: 0, faulty: 0, share: null, reasonCode: 'NO_PLACE' };
  const sum = (of: (measure: CommuneMeasure) => number) => found.reduce((all, measure) => all + of(measure), 0);
  const [records, faulty] = [sum((measure) => measure.records), sum((measure) => measure.faulty)];
  if (records === 0) return { records, faulty, share: null, reasonCode: 'NO_RECORDS' };
  if (records < fewest) return { records: null, faulty: null, share: null, reasonCode: 'TOO_FEW_RECORDS' };
  // Rounded down as scores are: only what is flawless shows as 100.
  return { records, faulty, share: Math.floor((1000 * (records - faulty)) / records) / 10 };
}

function databaseOf(rows: readonly CommuneRow[]): List['databases'] {
  const [first] = rows;
  if (!first) return [];
  const told = criteria.filter((criterion) => rows.some((row) => row.criteria[criterion]));
  return [{ id: first.databaseId, name: first.name, finishedAt: first.finishedAt.toISOString(), criteria: told }];
}

function byCriterion<T>(make: (criterion: Criterion) => T): Record<Criterion, T> {
  return Object.fromEntries(criteria.map((criterion): [Criterion, T] => [criterion, make(criterion)])) as Record<Criterion, T>;
}
