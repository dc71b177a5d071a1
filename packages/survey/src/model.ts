import type { Origins } from '@sogoc/origin';
import type { ColumnProfile, TableProfile } from '@sogoc/profile';
import type { Discrepancy, Scorecard } from '@sogoc/quality';
import type { SourceProblem } from '@sogoc/sources';
import type { Comparison } from './history/comparison.ts';

export type Language = 'vi' | 'en' | 'id';

/** `catalog.json`: what every database holds. */
export interface Catalog {
  databases: {
    name: string;
    kind: string;
    source: string;
    owner: string | null;
    asOf: string | null;
    /** `failed`: nothing of it could be read; `partial`: some tables could not. */
    status: 'read' | 'partial' | 'failed';
    problems: SourceProblem[];
    tables: (Omit<TableProfile, 'database' | 'identity' | 'file' | 'parts' | 'columns'> & {
      columns: Omit<ColumnProfile, 'plain'>[];
      problems: SourceProblem[];
      reading: Record<string, string>;
    })[];
  }[];
}

/** `run.json`: how it went. */
export interface Run {
  startedAt: string;
  finishedAt: string;
  /** Milliseconds by stage, in order. */
  stages: { name: string; milliseconds: number }[];
  rows: number;
  tables: number;
  databases: { read: number; failed: number };
  peakMemoryBytes: number;
  versions: { sogoc: string; node: string; engine: string };
}

/** All that a report shows. `discrepancies` may be a part of all (most severe first); `discrepancyCounts` is of all. */
export interface SurveyResult {
  language: Language;
  catalog: Catalog;
  scorecard: Scorecard;
  origins: Origins;
  discrepancies: Discrepancy[];
  discrepancyCounts: { database: string; table: string; column: string | null; kind: Discrepancy['kind']; count: number }[];
  /** What changed since the last good run in the same folder; null on the first. */
  comparison: Comparison | null;
  run: Run;
}
