/**
 * How alike texts are: the cosine of their words weighted by rarity (tf-idf). Vietnamese writes syllables apart, so pairs of neighbours count as words too.
 * @param texts small letters without accents. @returns of each text its likeness to the first, 0..1.
 */
export function likeness(wanted: string, texts: readonly string[]): number[] {
  const documents = [wanted, ...texts].map(termsOf);
  const seenIn = new Map<string, number>();
  for (const terms of documents) for (const term of terms.keys()) seenIn.set(term, (seenIn.get(term) ?? 0) + 1);
  const weigh = (terms: Map<string, number>): Map<string, number> =>
    new Map([...terms].map(([term, times]) => [term, times * Math.log(1 + documents.length / (seenIn.get(term) ?? 1))]));
  const [first = new Map<string, number>(), ...others] = documents.map(weigh);
  return others.map((other) => cosine(first, other));
}

function termsOf(text: string): Map<string, number> {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const terms = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    for (const term of [word, ...(index > 0 ? [`${words[index - 1]} ${word}`] : [])]) terms.set(term, (terms.get(term) ?? 0) + 1);
  }
  return terms;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [term, weight] of a) dot += weight * (b.get(term) ?? 0);
  const length = (terms: ReadonlyMap<string, number>): number => Math.hypot(...terms.values());
  return dot === 0 ? 0 : Math.min(1, dot / (length(a) * length(b)));
}
