import type { RunOptions } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import type { KnownRecords } from './known-records.ts';
import type { ColumnRef } from './origins.ts';
import type { Language } from './words/words.ts';

/** A database to look at: its profiled tables and the day its data is from (yyyy-MM-dd). */
export interface OriginDatabase {
  name: string;
  asOf: string | null;
  /** The agency that keeps it, as people call it. */
  owner?: string | null;
  tables: readonly TableProfile[];
}

/** A decision that a column is the original of its attribute. It overrides every inference. */
export interface Designation {
  original: ColumnRef;
  /** Law, decree or decision. */
  legalBasis: string | null;
  /** yyyy-MM-dd, inclusive; null: without limit. */
  validFrom: string | null;
  validTo: string | null;
}

export interface OriginOptions extends RunOptions {
  pack: CountryPack;
  /** Records known to be the same thing: they are compared too where a key is missing or wrong, and bring tables together that share none. */
  known?: KnownRecords;
  designations?: readonly Designation[];
  /** The day for which designations must be valid, yyyy-MM-dd. */
  today: string;
  language: Language;
  /** Called when a stage ends, with its seconds. */
  onStage?: (stage: string, seconds: number) => void;
}

/** The decisions that hold on a day (yyyy-MM-dd). */
export function validDesignations(designations: readonly Designation[], day: string): Designation[] {
  return designations.filter(({ validFrom, validTo }) => (validFrom ?? '') <= day && day <= (validTo ?? '9999-12-31'));
}
