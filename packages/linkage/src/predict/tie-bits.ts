/** What the levels of two comparisons (their positions) together add to the weights of each: bits by level of the one and of the other, from 1. */
export interface TieBits {
  first: number;
  second: number;
  bits: readonly (readonly number[])[];
}

/** Bits that a tie adds to a pair. @param levels by comparison, 0: missing, which adds nothing. */
export const tieWeight = ({ first, second, bits }: TieBits, levels: ArrayLike<number>): number =>
  bits[(levels[first] ?? 0) - 1]?.[(levels[second] ?? 0) - 1] ?? 0;

/** The most that a tie can add where comparisons are open, which then may reach any level. */
export function mostOfTie({ first, second, bits }: TieBits, levels: readonly number[], isOpen: (comparison: number) => boolean): number {
  const [x, y] = [levels[first] ?? 0, levels[second] ?? 0];
  if (x === 0 || y === 0) return 0;
  const rows = isOpen(first) ? bits : bits.slice(x - 1, x);
  return Math.max(...rows.flatMap((row) => (isOpen(second) ? row : row.slice(y - 1, y))));
}
