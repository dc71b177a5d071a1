import type { WorkTable } from '@sogoc/engine';

/** A record by its columns; what is not there is missing. */
export type AskedRecord = Readonly<Record<string, string | null>>;

/** Most candidates that a look-up compares. */
export const mostCandidates = 5000;

/** Finds the records that share a block with one that is not stored. */
export interface Neighbours extends AsyncDisposable {
  /** Ids of at most `mostCandidates`. @param least bits: who cannot weigh as much may be left out. */
  of(record: AskedRecord, least: number): Promise<number[]>;
  /** Log2 of the share of records that have a record's value, by comparison and frequency; undefined: cards tell. */
  readonly shareOf: ((rid: number, comparison: number, frequency: number) => number) | undefined;
  /** Follows a change: records gone (rid), and those from an id on that are new. */
  change(gone: WorkTable, from: number): Promise<void>;
}
