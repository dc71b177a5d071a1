import { trigrams } from './tokens.ts';

/**
 * How alike two column names are, 0..1: words matched softly both ways, rare ones weighing more, with abbreviations (`dt` for `date`, `bmi` for `body mass
 * index`); and beside it the share of trigrams, for names that are not parted into words (COMA: Do and Rahm, VLDB 2002; soft matching of words: Monge
 * and Elkan 1996).
 */
export function nameLikeness(a: readonly string[], b: readonly string[], weight: (word: string) => number): number {
  if (a.length === 0 || b.length === 0) return 0;
  const ofA = a.map((word) => Math.max(...b.map((other) => wordLikeness(word, other)), acronym(word, b)));
  const ofB = b.map((word, at) => Math.max(...a.map((other) => wordLikeness(word, other)), ...a.map((other) => initialOf(other, b, at))));
  const [sumA, sumB] = [total(a, weight), total(b, weight)];
  const soft = (scored(a, ofA, weight) + scored(b, ofB, weight)) / (sumA + sumB);
  return 0.75 * soft + 0.25 * dice(trigrams(a.join(' ')), trigrams(b.join(' ')));
}

function total(words: readonly string[], weight: (word: string) => number): number {
  return words.reduce((sum, word) => sum + weight(word), 0);
}

function scored(words: readonly string[], scores: readonly number[], weight: (word: string) => number): number {
  return words.reduce((sum, word, at) => sum + weight(word) * (scores[at] ?? 0), 0);
}

/** Equal, of one stem, shortened, or mistyped. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  if (common >= 4 && common >= 0.6 * long.length) return 0.5 + 0.5 * (common / long.length);
  if (common === short.length) return short.length >= 3 ? 0.7 : short.length === 2 ? 0.5 : 0.3;
  if (short.length >= 2 && short.length <= 4 && long.length >= 5 && short[0] === long[0] && isWithin(short, long)) return 0.4;
  return 0;
}

/** Do the letters of one stand in the other in their order? */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** 0.9 where a word is made of the initials of words in a row. */
function acronym(word: string, words: readonly string[]): number {
  const initials = words.map((other) => other[0]).join('');
  return word.length >= 2 && initials.includes(word) ? 0.9 : 0;
}

function initialOf(word: string, words: readonly string[], at: number): number {
  const from = words
    .map((other) => other[0])
    .join('')
    .indexOf(word);
  return word.length >= 2 && from >= 0 && at >= from && at < from + word.length ? 0.9 : 0;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
