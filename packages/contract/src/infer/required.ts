import { type Proposer, share } from './propose.ts';

/** More than this share (0..1) missing, and a column is taken as optional. */
const tolerated = 0.02;
/** Fewer records than this say nothing about whether a gap is an exception. */
const enoughRecords = 20;

/** A column that is (nearly) always filled is meant to be. */
export const proposeRequired: Proposer = (profile) =>
  profile.columns
    .filter(
      (column) => column.distinct > 0 && (column.missing === 0 || (profile.rows >= enoughRecords && column.missing <= profile.rows * tolerated)),
    )
    .map((column) => ({
      check: { kind: 'required', column: column.name },
      criterion: 'complete',
      severity: column.semanticType ? 'high' : 'medium',
      evidence: { rows: profile.rows, filled: share(profile.rows - column.missing, profile.rows) },
    }));
