/** A word counts as usual beside one that is written this many times more seldom. */
const moreUsual = 3;

function wordsOf(text: string): string[] {
  return text.split(/[\s,;]+/u).filter((word) => word !== '');
}

/** How often each word is written, as it is written. */
export function countWords(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Of the words that only one of two texts has: is the rarest of the first so much rarer than that of the second, that it is the one with the slip? */
export function isSlipOf(text: string, other: string, counts: ReadonlyMap<string, number>): boolean {
  const rarest = (own: readonly string[], without: ReadonlySet<string>): number =>
    Math.min(...own.filter((word) => !without.has(word)).map((word) => counts.get(word) ?? 0));
  const [own, others] = [wordsOf(text), wordsOf(other)];
  const [mine, theirs] = [rarest(own, new Set(others)), rarest(others, new Set(own))];
  return Number.isFinite(mine) && theirs >= moreUsual && mine * moreUsual <= theirs;
}
