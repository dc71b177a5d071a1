/** Words and numbers of a text in lower case without accents; letters and digits part (`pt3` to `pt`, `3`). */
export function tokens(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
    .filter((token) => token !== '');
}

/** One or two small letters that qualify a code in large ones. */
const prefix = /(?<![\p{L}\p{N}])\p{Ll}{1,2}(?=\p{Lu}[\p{Lu}\p{N}])/gu;

/** Parts what qualifies a code from the code (`pT1a` to `p T1a`, `eID7` to `e ID7`): elsewhere the code may stand without, and the letter case that tells is lost when folded. */
export function partPrefix(text: string): string {
  return text.replaceAll(prefix, '$& ');
}

/** Runs of three characters of a text with its ends marked. */
export function trigrams(text: string): Set<string> {
  const marked = ` ${text} `;
  return new Set(Array.from({ length: Math.max(0, marked.length - 2) }, (_, at) => marked.slice(at, at + 3)));
}

/** How telling each item is: rarer among the sets, heavier (inverse document frequency, Spärck Jones 1972). */
export function rarity(sets: readonly Iterable<string>[]): (item: string) => number {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of new Set(set)) counts.set(item, (counts.get(item) ?? 0) + 1);
  return (item) => Math.log(1 + sets.length / (counts.get(item) ?? 1));
}
