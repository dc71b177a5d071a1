import type { Signal } from './signal.ts';

const nearlyAll = 0.9;
const leastGap = 0.02;
const most = 2.5;

/**
 * A holder that has nearly all records of another, and more besides, is where they come from: a copy is taken for a purpose and leaves out what it
 * does not need (asymmetry of inclusion, as used for foreign keys by Rostin et al., WebDB 2009).
 */
export const surplusKeys: Signal = {
  name: 'surplus-keys',
  weak: false,
  weigh: ({ a, b, edge }) => {
    if (!edge) return null;
    const { link } = edge;
    const [aMet, bMet] = link.alignment.one.table === a.table ? [link.oneMet, link.manyMet] : [link.manyMet, link.oneMet];
    const gap = bMet - aMet;
    if (Math.max(aMet, bMet) < nearlyAll || Math.abs(gap) < leastGap) return null;
    const share = Math.min(aMet, bMet);
    return {
      weight: Math.max(-most, Math.min(most, 3 * gap)),
      evidence: (words) => {
        const wide = (other: string): { signal: string; detail: string } => ({ signal: 'surplus-keys', detail: words.surplus({ share, other }) });
        const narrow = (other: string): { signal: string; detail: string } => ({ signal: 'surplus-keys', detail: words.subset({ share, other }) });
        return gap > 0 ? { a: wide(b.database), b: narrow(a.database) } : { a: narrow(b.database), b: wide(a.database) };
      },
    };
  },
};
