import { trigrams } from './tokens.ts';

/**
 * How alike two column names are, 0..1: words matched softly both ways, rare ones weighing more, with abbreviations (`dt` for `date`, `bmi` for `body mass
 * index`); and beside it the share of trigrams, for names that are not parted into words (COMA: Do and Rahm, VLDB 2002; soft matching of words: Monge
 * and Elkan 1996).
 */
export function nameLikeness(a: readonly string[], b: readonly string[], weight: (word: string) => number): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [ofA, ofB] = [bestOf(a, b), bestOf(b, a)];
  for (const word of a) spell(word, b, ofB);
  for (const word of b) spell(word, a, ofA);
  const soft = (scored(a, ofA, weight) + scored(b, ofB, weight)) / (total(a, weight) + total(b, weight));
  return 0.75 * soft + 0.25 * dice(trigramsOf(a), trigramsOf(b));
}

const known = new WeakMap<readonly string[], Set<string>>();

/** Every name is compared with many others. */
function trigramsOf(words: readonly string[]): Set<string> {
  const made = known.get(words) ?? trigrams(words.join(' '));
  known.set(words, made);
  return made;
}

function bestOf(words: readonly string[], others: readonly string[]): number[] {
  return words.map((word) => Math.max(acronym(word, others)?.likeness ?? 0, ...others.map((other) => wordLikeness(word, other))));
}

/** Raises the scores of the words that a word of the other name is made of. */
function spell(word: string, words: readonly string[], scores: number[]): void {
  const found = acronym(word, words);
  if (found) for (let at = found.from; at < found.to; at += 1) scores[at] = Math.max(scores[at] ?? 0, found.likeness);
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

/** Longest word taken for an acronym. */
const longest = 6;

/** Where in a row of words one is spelled by their initials (0.9), or, from three letters, by up to three letters of each, initials first (0.8). */
function acronym(word: string, words: readonly string[]): { from: number; to: number; likeness: number } | null {
  if (word.length < 2) return null;
  const from = words
    .map((other) => other[0])
    .join('')
    .indexOf(word);
  if (from >= 0) return { from, to: from + word.length, likeness: 0.9 };
  if (word.length < 3 || word.length > longest) return null;
  for (let start = 0; start < words.length - 1; start += 1)
    for (let end = start + 2; end <= words.length && end - start < word.length; end += 1)
      if (spells(word, words.slice(start, end))) return { from: start, to: end, likeness: 0.8 };
  return null;
}

function spells(word: string, words: readonly string[]): boolean {
  const [first, ...rest] = words;
  if (first === undefined) return word === '';
  if (word === '' || word[0] !== first[0]) return false;
  const most = Math.min(3, word.length);
  for (let letters = 1; letters <= most; letters += 1) if (isWithin(word.slice(0, letters), first) && spells(word.slice(letters), rest)) return true;
  return false;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of a) if (b.has(item)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
