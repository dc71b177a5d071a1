import { type Engine, sql } from '@sogoc/engine';
import type { Guess } from './detect-reading.ts';
import { numberColumns, type Quantiles, quantilesOf, sortedNumbers } from './robust-numbers.ts';
import { type Sample, sampleTexts } from './sample.ts';

/** How many values of a column its reading is guessed from. */
export const textsToGuessFrom = 1_000;

/** What is asked of a sample before its table is counted. */
export interface SampleFacts {
  /** Distinct texts of each text column, by its key. */
  texts: ReadonlyMap<string, readonly string[]>;
  /** Quantiles of each number column, by its key. */
  quantiles(guesses: ReadonlyMap<string, Guess>): Promise<ReadonlyMap<string, Quantiles>>;
}

/** The same, asked of the sample itself. */
export async function factsOf(engine: Engine, sample: Sample, signal: AbortSignal | undefined): Promise<SampleFacts> {
  return {
    texts: await sampleTexts(engine, sample, textsToGuessFrom, signal),
    quantiles: async (guesses) => {
      const columns = numberColumns(sample.columns, guesses);
      if (columns.length === 0) return new Map();
      const { name } = await sample.table();
      return allQuantiles(await sortedNumbers(engine, sql`${name}`, columns, signal));
    },
  };
}

/** Quantiles of columns that hold a number. */
export function allQuantiles(numbers: ReadonlyMap<string, Float64Array>): Map<string, Quantiles> {
  const found = new Map<string, Quantiles>();
  for (const [key, sorted] of numbers) {
    const quantiles = quantilesOf(sorted);
    if (quantiles) found.set(key, quantiles);
  }
  return found;
}
