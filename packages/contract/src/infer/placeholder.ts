import type { Proposer } from './propose.ts';

/**
 * Text is asked to hold values, not hole fillers. Short lists of values (yes, no, none, unknown) are left alone: there such a word is an answer.
 */
export const proposePlaceholder: Proposer = (profile) =>
  profile.columns
    .filter((column) => column.type === 'text' && column.distinct > 10)
    .map((column) => ({
      check: { kind: 'placeholder', column: column.name },
      criterion: 'clean',
      severity: 'medium',
      evidence: { distinct: column.distinct },
    }));
