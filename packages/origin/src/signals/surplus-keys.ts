import { coverage, meetings, type Signal, verdict } from './signal.ts';

const nearlyAll = 0.9;
const leastGap = 0.02;
const most = 2.5;
/** How far a difference in the few records that met nothing can go. */
const mostOfFew = 1.2;

/**
 * A holder that has nearly all records of another, and more besides, is where they come from: a copy is taken for a purpose and leaves out what it
 * does not need (asymmetry of inclusion, as used for foreign keys by Rostin et al., WebDB 2009). Records without a key may be the ones that are missing,
 * so they are taken for them: a register whose older entries lack the identifier is not a smaller one.
 */
export const surplusKeys: Signal = {
  name: 'surplus-keys',
  weak: false,
  weigh: (pair) => {
    const met = meetings(pair);
    if (!met || !pair.edge) return null;
    const [aCovered, bCovered] = [coverage(met.b, met.a), coverage(met.a, met.b)];
    if (Math.max(aCovered, bCovered) < nearlyAll) return null;
    const gap = bCovered - aCovered;
    const few = Math.log((met.a.unmet + 2) / (met.b.unmet + 2)) / 2;
    const weight = Math.abs(gap) >= leastGap ? bounded(4 * gap, most) : met.a.keyless + met.b.keyless === 0 ? bounded(few, mostOfFew) : 0;
    if (Math.abs(weight) < 0.2) return null;
    const [wide, narrow] = weight > 0 ? [pair.a, pair.b] : [pair.b, pair.a];
    const share = weight > 0 ? aCovered : bCovered;
    return verdict(
      'surplus-keys',
      weight,
      (words) => words.surplus({ share, other: narrow.database }),
      (words) => words.subset({ share, other: wide.database }),
    );
  },
};

function bounded(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
