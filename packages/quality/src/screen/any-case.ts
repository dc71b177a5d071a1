import { joined, others, type Ranges } from './char-ranges.ts';
import type { Node } from './parse-pattern.ts';

const dottedI = 0x130;

/** Texts without letters that engines put into lower case each in its own way. */
export const sureOfCase = `^[^\\x{${dottedI.toString(16)}}]*$`;

/** Texts that are one of some words once they are in lower case. */
export function wordsInAnyCase(words: readonly string[]): Node {
  const letters = (word: string): Node[] =>
    [...word.toLowerCase()].map((letter) => ({ kind: 'set', ranges: casesOf(letter).map((sign) => [sign, sign] as const) }));
  return { kind: 'choice', options: words.map((word): Node => ({ kind: 'sequence', items: letters(word) })) };
}

/** Of texts that are `sureOfCase`, those that are of a node once they are in lower case. */
export function inAnyCase(node: Node): Node {
  switch (node.kind) {
    case 'set':
      return { kind: 'set', ranges: beforeLower(node.ranges) };
    case 'sequence':
      return { kind: 'sequence', items: node.items.map(inAnyCase) };
    case 'choice':
      return { kind: 'choice', options: node.options.map(inAnyCase) };
    case 'repeat':
      return { ...node, item: inAnyCase(node.item) };
  }
}

/** Characters that are this letter in lower case. */
export function casesOf(letter: string): readonly number[] {
  const codePoint = letter.codePointAt(0) ?? 0;
  // İ becomes i with a dot above, or i alone, as an engine likes.
  return [codePoint, ...(bySmall().get(codePoint) ?? []), ...(letter === 'i' ? [dottedI] : [])];
}

function beforeLower(ranges: Ranges): Ranges {
  const size = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  // Each character becomes one: what becomes none of the few others is what becomes one of these.
  if (size > mostListed) return others(beforeLower(others(ranges)));
  const listed = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, place) => from + place));
  return joined(
    listed.flatMap((codePoint) => {
      const own = capitals().has(codePoint) ? [] : [codePoint];
      return [...own, ...(bySmall().get(codePoint) ?? [])].map((one) => [one, one] as const);
    }),
  );
}

/** Characters of a set that are looked at one by one; of a greater one, the others are. */
const mostListed = 0x1_0000;

let capitalsKnown: ReadonlyMap<number, number> | undefined;
let smallKnown: ReadonlyMap<number, readonly number[]> | undefined;

/** Letters that become one other in lower case, and that. */
function capitals(): ReadonlyMap<number, number> {
  capitalsKnown ??= new Map(
    Array.from({ length: 0x1_0000 }, (_, codePoint): [number, number][] => {
      const small = String.fromCharCode(codePoint).toLowerCase();
      return small.length === 1 && small.charCodeAt(0) !== codePoint ? [[codePoint, small.charCodeAt(0)]] : [];
    }).flat(),
  );
  return capitalsKnown;
}

/** The same, by what they become. */
function bySmall(): ReadonlyMap<number, readonly number[]> {
  if (smallKnown) return smallKnown;
  const found = new Map<number, number[]>();
  for (const [capital, small] of capitals()) found.set(small, [...(found.get(small) ?? []), capital]);
  smallKnown = found;
  return found;
}
