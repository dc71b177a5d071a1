import type { Evaluation } from './evaluate.ts';

/** Findings of like confidence, and how many of them were right. */
export interface Bin {
  what: 'original' | 'copy';
  n: number;
  /** Mean confidence, 0..1. */
  confidence: number;
  /** Share right, 0..1, and the interval that holds the true share in 19 of 20 samples of this size (Wilson 1927). */
  right: number;
  low: number;
  high: number;
}

/** Lower ends of the bins; narrow where confidence is high, since most findings are there. */
const edges = [0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
/** Standard normal quantile of a two-sided 95 % interval. */
const z = 1.96;

/** Puts findings of like confidence together. Bins without any are left out. */
export function binsOf(evaluations: readonly Evaluation[]): Bin[] {
  const all = evaluations.flatMap(({ calibration }) => calibration);
  return (['original', 'copy'] as const).flatMap((what) =>
    edges.flatMap((from, at) => {
      const to = edges[at + 1] ?? 2;
      const own = all.filter((one) => one.what === what && one.confidence >= from && one.confidence < to);
      if (own.length === 0) return [];
      const right = own.filter((one) => one.right).length / own.length;
      return [
        { what, n: own.length, confidence: own.reduce((sum, one) => sum + one.confidence, 0) / own.length, right, ...interval(right, own.length) },
      ];
    }),
  );
}

function interval(share: number, n: number): { low: number; high: number } {
  const middle = share + z ** 2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  const whole = 1 + z ** 2 / n;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}
