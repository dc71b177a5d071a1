import type { Characters } from './characters.ts';

/** Of each character the places where the left text has it, as bits; all 0 between two calls. */
const places = new Int32Array(256);

/** First characters that count when they are the same, from this similarity on, and for how much each. */
const [mostFirst, similarFrom, ofFirst] = [4, 0.7, 0.1];

/** Jaro-Winkler similarity of two texts of 1 to 32 characters: 0..1, computed step by step as the engine does, so that it is the same number. (Jaro 1989, Winkler 1990.) */
export function similarity(texts: Characters, left: number, right: number): number {
  const { characters, starts } = texts;
  const [a, b] = [starts[left] ?? 0, starts[right] ?? 0];
  const most = Math.min(mostFirst, (starts[left + 1] ?? 0) - a, (starts[right + 1] ?? 0) - b);
  let first = 0;
  while (first < most && characters[a + first] === characters[b + first]) first += 1;
  const jaro = jaroSimilarity(texts, left, right);
  return jaro > similarFrom ? jaro + first * ofFirst * (1 - jaro) : jaro;
}

function jaroSimilarity({ characters, starts }: Characters, left: number, right: number): number {
  const [a, b] = [starts[left] ?? 0, starts[right] ?? 0];
  const aLength = (starts[left + 1] ?? 0) - a;
  const bLength = (starts[right + 1] ?? 0) - b;
  const reach = Math.max(0, (Math.max(aLength, bLength) >> 1) - 1);
  for (let at = 0; at < aLength; at += 1) places[characters[a + at] ?? 0] = (places[characters[a + at] ?? 0] ?? 0) | (1 << at);
  let aShared = 0;
  let bShared = 0;
  let shared = 0;
  for (let at = 0; at < bLength; at += 1) {
    const from = at - reach;
    // Bits from `from` up to `at + reach`.
    const upTo = at + reach >= 31 ? -1 : (1 << (at + reach + 1)) - 1;
    const within = from <= 0 ? upTo : from > 31 ? 0 : upTo & (-1 << from);
    const found = (places[characters[b + at] ?? 0] ?? 0) & within & ~aShared;
    if (found === 0) continue;
    aShared |= found & -found;
    bShared |= 1 << at;
    shared += 1;
  }
  let moved = 0;
  for (let rest = aShared, others = bShared; others !== 0; ) {
    const at = 31 - Math.clz32(others & -others);
    if (((places[characters[b + at] ?? 0] ?? 0) & rest & -rest) === 0) moved += 1;
    rest &= rest - 1;
    others &= others - 1;
  }
  for (let at = 0; at < aLength; at += 1) places[characters[a + at] ?? 0] = 0;
  if (shared === 0) return 0;
  return (shared / aLength + shared / bLength + (shared - (moved >> 1)) / shared) / 3;
}
