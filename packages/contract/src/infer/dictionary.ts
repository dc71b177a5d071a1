import type { Proposer } from './propose.ts';

/** Identifiers that the country shares are what makes databases speak one language: how many records carry a valid one. */
export const proposeDictionary: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const type = pack.semanticTypes.find(({ id }) => id === column.semanticType?.id);
    if (!type?.identifier || !column.semanticType) return [];
    return [
      {
        check: { kind: 'dictionary', column: column.name, semanticType: type.id },
        criterion: 'unified',
        severity: 'medium',
        evidence: { matched: column.semanticType.matched, confidence: column.semanticType.confidence },
      },
    ];
  });
