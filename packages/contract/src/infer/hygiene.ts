import type { Proposer } from './propose.ts';

/** Text of any meaning is asked to be written cleanly. */
export const proposeHygiene: Proposer = (profile) =>
  profile.columns
    .filter((column) => column.type === 'text')
    .map((column) => ({
      check: { kind: 'hygiene', column: column.name },
      criterion: 'clean',
      severity: 'low',
      evidence: { type: column.type, distinct: column.distinct },
    }));
