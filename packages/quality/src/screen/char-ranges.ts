/** Code points as ranges, both ends within, in order and apart from each other. */
export type Ranges = readonly (readonly [from: number, to: number])[];

const lastCodePoint = 0x10_ffff;
export const anyCharacter: Ranges = [[0, lastCodePoint]];

/** Ranges in any order, put in order and joined. */
export function joined(ranges: Ranges): Ranges {
  const sorted: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = sorted.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else sorted.push([from, to]);
  }
  return sorted;
}

/** All characters that are not in the ranges. */
export function others(ranges: Ranges): Ranges {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of joined(ranges)) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  return next <= lastCodePoint ? [...rest, [next, lastCodePoint]] : rest;
}

export function common(a: Ranges, b: Ranges): Ranges {
  return others([...others(a), ...others(b)]);
}

export function holds(ranges: Ranges, codePoint: number): boolean {
  return ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
}

/** As a class of a regular expression. */
export function classText(ranges: Ranges): string {
  const hex = (codePoint: number): string => `\\x{${codePoint.toString(16)}}`;
  return `[${ranges.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join('')}]`;
}
