import type { CandidateKey } from './blocking-candidates.ts';

/** For each imagined pair of records of the same thing, which keys agree. */
export type ImaginedPairs = readonly (readonly boolean[])[];

/**
 * Imagines pairs of records of the same thing: per column the value is missing on a side, agrees, agrees in part, or not, each column by itself but with
 * some pairs dirtier than others (as real errors come). Greedy choice of rules over these finds sets of rules that make up for each other's misses.
 */
export function imaginePairs(keys: readonly CandidateKey[], count = 4000, seed = 1): ImaginedPairs {
  const random = generator(seed);
  const columns = [...new Set(keys.map((key) => key.column))];
  return Array.from({ length: count }, () => {
    const care = 0.55 + 0.6 * random();
    const drawn = new Map(columns.map((column) => [column, { present: random(), whole: random(), part: random() }]));
    return keys.map((key) => {
      const draw = drawn.get(key.column);
      if (!draw || draw.present > key.present ** 2) return false;
      const whole = keys.find((other) => other.column === key.column && !other.partial)?.agree ?? 0;
      const agrees = draw.whole < Math.min(0.98, whole * care + 0.15);
      return agrees || (key.partial && draw.part < key.agree);
    });
  });
}

/** A small generator of numbers in 0..1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
