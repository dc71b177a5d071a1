import type { Proposer } from './propose.ts';

/** Least share (0..1) of distinct values with the shape: below, the values speak against the type, not against themselves. */
const least = 0.9;

/** A column recognised as a semantic type is asked to be valid by it: where nearly all values fit, the few that do not are findings. */
export const proposeFormat: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const recognised = column.semanticType;
    const type = pack.semanticTypes.find((candidate) => candidate.id === recognised?.id);
    if (!recognised || !type || recognised.matched < least) return [];
    return [
      {
        check: { kind: 'format', column: column.name, semanticType: type.id },
        criterion: 'correct',
        severity: type.identifier ? 'high' : 'low',
        evidence: { matched: recognised.matched, confidence: recognised.confidence },
      },
    ];
  });
