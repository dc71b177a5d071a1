import type { Comparison } from '@sogoc/linkage';
import { level, other } from '../comparers/level.ts';

// The ready-made comparisons of linkage, told as data: whoever asks which kinds of entities there are does not load what compares them. A test holds them against those.

const of = (column: string, ...levels: Comparison['levels'][number][]): Comparison => ({
  name: column,
  inputs: [{ column }],
  levels: [...levels, other],
});

/** Equal or not. */
export const byEquality = (column: string): Comparison => of(column, level('equal', { kind: 'exact' }));

/** Equal or not; agreement on a rare value weighs more. */
export function byRarity(column: string): Comparison {
  return of(column, { ...level('equal', { kind: 'exact' }), termFrequency: { weight: 1, minimum: 1e-5 } });
}

/** A code: equal, and by edits. */
export const byEdits = (column: string): Comparison =>
  of(column, level('equal', { kind: 'exact' }), ...[1, 2].map((atMost) => level(`${atMost} edits`, { kind: 'levenshtein', atMost })));

/** A number: equal, and within shares of it. */
export const bySize = (column: string): Comparison =>
  of(
    column,
    level('equal', { kind: 'numbers-within', difference: 0 }),
    ...[0.01, 0.03, 0.1].map((share) => level(`within ${share * 100} %`, { kind: 'numbers-within', share })),
  );
