import type { Characters } from './characters.ts';

/** Writes a sketch of a text: 62 bits in two halves, the low one first; -1 in the high half where there is no text. */
export type SketchOfCharacters = (texts: Characters, value: number, halves: Int32Array, at: number) => void;

const bits = 62;
/** Spreads two digits over all bits, two or three to each. */
const ofFirst = 13;

/**
 * A bit for each two characters that stand side by side, and for the last one: an edit takes away two at most, so a count of those that are missing rules out most texts that are far apart. The engine
 * has bits of its own (`Dialect.neighbourBits`): which pairs are left to be looked at differs, and not what is found.
 */
export const neighbours: SketchOfCharacters = ({ characters, starts }, value, halves, at) => {
  const end = starts[value + 1] ?? 0;
  let [high, low] = [0, 0];
  for (let place = starts[value] ?? 0; place < end; place += 1) {
    const next = place + 1 < end ? (characters[place + 1] ?? 0) + 1 : 0;
    const bit = (((characters[place] ?? 0) + 1) * ofFirst + next) % bits;
    // All bits of the half that it is in, computed rather than asked: there is nothing to foresee.
    const isHigh = -(bit >> 5);
    low |= (1 << bit) & ~isHigh;
    high |= (1 << bit) & isHigh;
  }
  halves[at] = low;
  halves[at + 1] = end > (starts[value] ?? 0) ? high : -1;
};
