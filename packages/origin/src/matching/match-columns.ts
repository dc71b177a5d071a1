import type { Engine, RunOptions } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import type { Language } from '../words/words.ts';
import { sketchColumns } from './column-sketch.ts';
import { matchSketches } from './match-sketches.ts';

/** A column of the target that may hold what a source column holds. */
export interface MatchCandidate {
  table: string;
  column: string;
  /** 0..1: how sure; comparable between the columns of a source. */
  score: number;
  /** The parts that were weighed, each 0..1, null where there was nothing to compare; and what they found, in words. */
  evidence: { name: number; values: number | null; numbers: number | null; sameMeaning: boolean; words: string };
}

/** A source column with the columns of the target that may match it, best first. */
export interface ColumnMatch {
  source: { table: string; column: string };
  candidates: MatchCandidate[];
}

export interface MatchOptions extends RunOptions {
  pack: CountryPack;
  /** Candidates for each column; default 20. */
  most?: number;
  /** Of the evidence; default `en`. */
  language?: Language;
}

/**
 * Matches the columns of tables of unknown schema with those of others, without records that could be aligned and without a trained model: names in words,
 * values and words in values weighted by how rare they are among all columns, ranges of numbers, semantic types (instance and schema matchers combined as
 * in COMA++, Aumueller et al., SIGMOD 2005). Every source column is in what comes out, in the order of the tables, even where nothing matches.
 *
 * @throws EngineError when a landed file cannot be read or the work is cancelled.
 */
export async function matchColumns(
  engine: Engine,
  sources: readonly TableProfile[],
  targets: readonly TableProfile[],
  options: MatchOptions,
): Promise<ColumnMatch[]> {
  const ofTargets = await sketchColumns(engine, targets, options.pack, options);
  return matchSketches(await sketchColumns(engine, sources, options.pack, options), ofTargets, options);
}
