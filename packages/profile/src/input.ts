import type { LandedColumn, LandedTable } from '@sogoc/sources';
import type { KeepOptions } from './kept/kept-state.ts';
import type { CountryPack } from './semantic-type.ts';
import type { TableProfile } from './table-profile.ts';

/** A landed table, and whose it is. */
export type ProfileInput = { database: string; table: string; columns: readonly LandedColumn[] } & Pick<
  LandedTable,
  'file' | 'primaryKey' | 'unique' | 'references'
> &
  Pick<TableProfile, 'parts'> & {
    /** The key that its contract promises: where the data keeps that promise, records are named by it, whatever else is declared. */
    promisedKey?: readonly string[] | null;
  };

export interface ProfileOptions {
  /** Whose semantic types and words apply; generic types always do. */
  pack?: CountryPack;
  /** Several packs, the first that fits wins a tie. */
  packs?: readonly CountryPack[];
  signal?: AbortSignal;
  /** Called after each column with the share done, 0..1. */
  onProgress?: (share: number) => void;
  /** Rows that types are guessed from, quantiles taken and keys refuted on; default 100,000 (fewer where columns are many). */
  sampleRows?: number;
  /** Where to keep what was counted: a table whose files are as they were is not read again, of one in parts those that changed are. Results are the same as without. */
  kept?: KeepOptions;
}
