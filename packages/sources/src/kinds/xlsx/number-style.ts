/** What a number of a cell stands for, as far as its format tells. */
export type NumberStyle = { kind: 'number' } | { kind: 'date' } | { kind: 'time' } | { kind: 'padded'; digits: number };

/** Formats that every program knows by number (ECMA-376 part 1, 18.8.30), East Asian dates included. */
const dates = [
  [14, 17],
  [22, 22],
  [27, 36],
  [50, 58],
] as const;
const times = [
  [18, 21],
  [45, 47],
] as const;
const among = (id: number, ranges: readonly (readonly [number, number])[]): boolean => ranges.some(([from, to]) => id >= from && id <= to);

/** The kind of number that a format shows. `code` is the written format of a workbook's own ones. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return among(id, dates) ? { kind: 'date' } : among(id, times) ? { kind: 'time' } : { kind: 'number' };
  const bare =
    code
      .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
      .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
      .split(';', 1)[0] ?? '';
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  if (/general/i.test(bare)) return { kind: 'number' };
  if (/[yd]/i.test(bare) || /m{3,}/i.test(bare)) return { kind: 'date' };
  return /[hs]/i.test(bare) ? { kind: 'time' } : /m/i.test(bare) && !/[0#?]/.test(bare) ? { kind: 'date' } : { kind: 'number' };
}
