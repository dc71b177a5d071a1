import type { Severity } from '@sogoc/contract';
import type { Grade } from '../scorecard.ts';

/** How much a rule counts beside the other rules of its criterion in its table. */
export const severityWeight: Readonly<Record<Severity, number>> = { low: 1, medium: 3, high: 5 };

/**
 * How much a table counts beside the others of its database: 1 + log10(rows). By rows alone, the code lists that everything rests on would vanish
 * beside one large table; equally, an empty side table would count like the register itself.
 */
export function tableWeight(rows: number): number {
  return 1 + Math.log10(Math.max(1, rows));
}

/** Green from 90, amber from 75, red below. */
export function grade(score: number | null): Grade | null {
  if (score === null) return null;
  if (score >= 90) return 'green';
  return score >= 75 ? 'amber' : 'red';
}

/** One decimal, rounded down: only what is flawless shows as 100. */
export function rounded(score: number | null): number | null {
  return score === null ? null : Math.floor(score * 10 + 1e-9) / 10;
}

/** Mean by weight of the parts that were measured; null where none was. */
export function weightedMean(parts: readonly { score: number | null; weight: number }[]): number | null {
  const measured = parts.flatMap(({ score, weight }) => (score === null || weight <= 0 ? [] : [{ score, weight }]));
  const total = measured.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : measured.reduce((sum, { score, weight }) => sum + score * weight, 0) / total;
}
