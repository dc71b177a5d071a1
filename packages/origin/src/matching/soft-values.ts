import type { ColumnSketch } from './column-sketch.ts';
import { rarity, tokens } from './tokens.ts';

const mostCompared = 100;
/** Values are met by their rarest words alone: by `of` they would all meet. */
const mostTelling = 3;
/** A word that this many values share tells nothing, and would be met too often. */
const mostHolders = 5_000;
/** A value that up to a third of the columns say counts in full. */
const rareEnough = 3;

interface Value {
  words: Set<string>;
  sum: number;
  /** Places of the target columns that hold it. */
  columns: number[];
}

/**
 * For each target column, the share (0..1, by weight of words) of a source column's values that its nearest value says too; rare values count more. The
 * target's values are indexed by their words, so that each source value meets only those that share one (token join: Chaudhuri et al., ICDE 2006).
 */
export function softValues(all: readonly ColumnSketch[], targets: readonly ColumnSketch[]): (source: ColumnSketch) => Float64Array {
  const known = new Map<string, Set<string>>();
  const wordsOf = (value: string): Set<string> => {
    const words = known.get(value) ?? new Set(tokens(value.slice(0, 200)));
    known.set(value, words);
    return words;
  };
  const weight = rarity(all.flatMap(({ values }) => [...values].map(wordsOf)));
  const byWord = indexByWord(targets, wordsOf, weight);
  return (source) => {
    const sums = new Float64Array(targets.length);
    const compared = [...source.values].slice(0, mostCompared);
    for (const value of compared) {
      const best = nearest(wordsOf(value), byWord, weight);
      const rare = Math.min(1, Math.log(1 + targets.length / Math.max(1, best.size)) / Math.log(1 + targets.length / rareEnough));
      for (const [at, share] of best) sums[at] = (sums[at] ?? 0) + share * rare;
    }
    return sums.map((sum) => sum / Math.max(1, compared.length));
  };
}

function indexByWord(
  targets: readonly ColumnSketch[],
  wordsOf: (value: string) => Set<string>,
  weight: (word: string) => number,
): Map<string, Value[]> {
  const values = new Map<string, Value>();
  for (const [at, target] of targets.entries())
    for (const text of target.values) {
      const value = values.get(text);
      if (value) value.columns.push(at);
      else values.set(text, { words: wordsOf(text), sum: sumOf(wordsOf(text), weight), columns: [at] });
    }
  const byWord = new Map<string, Value[]>();
  for (const value of values.values())
    for (const word of value.words) {
      const holders = byWord.get(word);
      if (holders) holders.push(value);
      else byWord.set(word, [value]);
    }
  return byWord;
}

/** The best likeness of a value in each target column that has one like it. */
function nearest(words: ReadonlySet<string>, byWord: ReadonlyMap<string, Value[]>, weight: (word: string) => number): Map<number, number> {
  const own = sumOf(words, weight);
  const best = new Map<number, number>();
  const telling = [...words].sort((x, y) => weight(y) - weight(x)).slice(0, mostTelling);
  const met = new Set(telling.flatMap((word) => (byWord.get(word) ?? []).slice(0, mostHolders)));
  for (const other of met) {
    let shared = 0;
    for (const word of words) if (other.words.has(word)) shared += weight(word);
    const share = (2 * shared) / (own + other.sum);
    for (const at of other.columns) if (share > (best.get(at) ?? 0)) best.set(at, share);
  }
  return best;
}

function sumOf(words: Iterable<string>, weight: (word: string) => number): number {
  let sum = 0;
  for (const word of words) sum += weight(word);
  return sum;
}
