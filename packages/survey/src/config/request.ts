import type { Designation } from '@sogoc/origin';
import type { SourceSpec } from '@sogoc/sources';
import type { Language } from '../model.ts';

/** A database to survey. */
export interface DatabaseRequest extends SourceSpec {
  owner: string | null;
  /** Path of its data contract, absolute. */
  contract: string | null;
}

/** All that a survey is asked. */
export interface SurveyRequest {
  databases: DatabaseRequest[];
  designations: Designation[];
  /** Folder to write to. */
  out: string;
  language: Language;
  /** Bytes the engine may hold; default 1 GiB. */
  memoryLimit?: number;
  threads?: number;
  /** Kinds of entities to link across databases (ids as in `entityKinds` of the country pack); none: no crosswalk. Default: all. */
  linkage?: readonly string[];
  /** Write `openlineage.json` and `quality.ttl` too. */
  exports?: boolean;
}
