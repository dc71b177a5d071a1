import type { Proposer } from './propose.ts';

/** Text is asked not to have been read in a wrong encoding, where the country pack can tell. */
export const proposeEncoding: Proposer = (profile, { pack }) =>
  pack.misdecoded === undefined
    ? []
    : profile.columns
        .filter((column) => column.type === 'text' && column.storage === 'text')
        .map((column) => ({
          check: { kind: 'encoding', column: column.name },
          criterion: 'clean',
          severity: 'medium',
          evidence: { distinct: column.distinct },
        }));
