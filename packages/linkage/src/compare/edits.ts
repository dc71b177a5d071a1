import type { Characters } from './characters.ts';

/** Of each character the places where the left text has it, as bits; all 0 between two calls. */
const places = new Int32Array(256);

/** Characters inserted, left out or replaced from one text to the other, of 1 to 32 characters each. (Levenshtein 1966; by bits as Myers 1999 and Hyyrö 2003.) */
export function edits({ characters, starts }: Characters, left: number, right: number): number {
  const [from, to] = [starts[left] ?? 0, starts[left + 1] ?? 0];
  for (let at = from; at < to; at += 1) places[characters[at] ?? 0] = (places[characters[at] ?? 0] ?? 0) | (1 << (at - from));
  const last = 1 << (to - from - 1);
  let distance = to - from;
  let more = -1;
  let less = 0;
  for (let at = starts[right] ?? 0; at < (starts[right + 1] ?? 0); at += 1) {
    const here = places[characters[at] ?? 0] ?? 0;
    const diagonal = (((here & more) + more) ^ more) | here | less;
    const up = less | ~(diagonal | more);
    const down = more & diagonal;
    if ((up & last) !== 0) distance += 1;
    else if ((down & last) !== 0) distance -= 1;
    const next = (up << 1) | 1;
    more = (down << 1) | ~(diagonal | next);
    less = next & diagonal;
  }
  for (let at = from; at < to; at += 1) places[characters[at] ?? 0] = 0;
  return distance;
}
