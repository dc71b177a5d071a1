import { type ColumnProfile, type CountryPack, nameFit, type SemanticType, type TableProfile } from '@sogoc/profile';
import type { Proposal, Proposer } from './propose.ts';

/** What an identifier tells is held against the column of its record that says the same: the one that stands alone, or shares the first word of its name. */
export const proposeTold: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const type = pack.semanticTypes.find(({ id }) => id === column.semanticType?.id);
    return (type?.tells ?? []).flatMap((tells) => {
      const other = type && partner(profile, column, tells, pack);
      return other && type ? [proposal(column, other, type.id, tells.id)] : [];
    });
  });

function proposal(column: ColumnProfile, other: ColumnProfile, semanticType: string, fact: string): Proposal {
  return {
    check: { kind: 'told', columns: [column.name, other.name], semanticType, fact },
    criterion: 'correct',
    severity: 'high',
    evidence: { type: semanticType, fact },
  };
}

type Tells = NonNullable<SemanticType['tells']>[number];

function partner(profile: TableProfile, column: ColumnProfile, tells: Tells, pack: CountryPack): ColumnProfile | undefined {
  const candidates = profile.columns.filter((other) => other !== column && says(other, tells, pack));
  const alike = profile.columns.filter(({ semanticType }) => semanticType?.id === column.semanticType?.id);
  if (candidates.length === 1 && alike.length === 1) return candidates[0];
  const [role] = pack.words(column.name);
  const named = candidates.filter(({ name }) => pack.words(name)[0] === role);
  return named.length === 1 && alike.filter(({ name }) => pack.words(name)[0] === role).length === 1 ? named[0] : undefined;
}

function says(column: ColumnProfile, { by, names }: Tells, pack: CountryPack): boolean {
  const typed = column.semanticType !== null ? by.includes(column.semanticType.id) : isNamedAs(column, by, pack);
  const words = [...pack.words(column.name), ...column.name.toLowerCase().split(/[^\p{L}\p{N}]+/u)];
  return typed && (names === undefined || words.some((word) => names.includes(word)));
}

/** Few values under the name of a type that says it: codes of two lists in one column hide its type, not its meaning. */
const fewValues = 10;
/** Share of a name's words that say it: a code of the sex is one too. */
const mostOfName = 0.5;

function isNamedAs(column: ColumnProfile, types: readonly string[], pack: CountryPack): boolean {
  const words = pack.words(column.name);
  const meant = pack.semanticTypes.some(({ id, names }) => types.includes(id) && nameFit(words, names) >= mostOfName);
  return meant && column.distinct > 1 && column.distinct <= fewValues;
}
