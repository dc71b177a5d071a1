import { called, coverage, type Meeting, meetings, type Signal, verdict } from './signal.ts';

const nearlyAll = 0.9;
const most = 3;
/** As many missing on either side, and the ratio of what is missing tells little. */
const fewest = 3;

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
    const byShare = bounded(4 * (bCovered - aCovered), most);
    const few = fewest + met.a.unsure;
    const byCount = bounded(0.6 * Math.log((missing(met.a, met.b) + few) / (missing(met.b, met.a) + few)), most);
    const weight = Math.abs(byShare) > Math.abs(byCount) ? byShare : byCount;
    if (Math.abs(weight) < 0.2) return null;
    const [wide, narrow] = weight > 0 ? [pair.a, pair.b] : [pair.b, pair.a];
    const share = weight > 0 ? aCovered : bCovered;
    return verdict(
      'surplus-keys',
      weight,
      (words) => words.surplus({ share, other: called(narrow, wide) }),
      (words) => words.subset({ share, other: called(wide, narrow) }),
    );
  },
};

/** Records that the other side surely lacks. */
function missing(own: Meeting, other: Meeting): number {
  return Math.max(0, own.unmet - other.keyless);
}

function bounded(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
