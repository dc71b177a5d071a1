import type { Proposer } from './propose.ts';

/** Identifiers that the country shares are asked to be written in their shared form: this is what makes databases speak one language. */
export const proposeSharedForm: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const type = pack.semanticTypes.find(({ id }) => id === column.semanticType?.id);
    if (!type?.identifier || !column.semanticType) return [];
    return [
      {
        check: { kind: 'shared-form', column: column.name, semanticType: type.id },
        criterion: 'unified',
        severity: 'medium',
        evidence: { matched: column.semanticType.matched, confidence: column.semanticType.confidence },
      },
    ];
  });
