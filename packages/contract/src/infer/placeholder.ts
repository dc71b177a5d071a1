import type { ColumnProfile, CountryPack, TableProfile } from '@sogoc/profile';
import { columnLooksLikeKey } from './key-name.ts';
import type { Proposer } from './propose.ts';

/** Numbers that stand for "none" where codes and counts are never negative. */
const zeros = ['0', '0.0', '0.00'];
const negatives = ['-1', '-9', '-99', '-999', '-9999'];

/**
 * Text is asked to hold values, not hole fillers. Short lists of values (yes, no, none, unknown) are left alone: there such a word is an answer.
 * Numbers that tell records apart are asked not to be a negative that stands for none, where hardly any are negative; numbers that measure or count,
 * not to be zero, where hardly any are.
 */
export const proposePlaceholder: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const values = valuesFor(profile, column, pack);
    if (values === null) return [];
    return [
      {
        check: { kind: 'placeholder', column: column.name, ...(values.length > 0 && { values }) },
        criterion: 'clean',
        severity: 'medium',
        evidence: { distinct: column.distinct, ...(column.min !== null && column.type === 'integer' && { min: column.min }) },
      },
    ];
  });

/** What to look for: an empty list for the usual words, null where nothing should be. */
function valuesFor(profile: TableProfile, column: ColumnProfile, pack: CountryPack): string[] | null {
  if (column.type === 'text') return column.distinct > 10 ? [] : null;
  const near = profile.nearKeys.some((key) => key.column === column.name);
  const isKey = column.type === 'integer' && (near || columnLooksLikeKey(column, pack));
  const below = isKey && column.min?.startsWith('-') && column.numbers && column.numbers.q01 >= 0 ? negatives : [];
  const values = [...below, ...(zeroStandsForNone(column) ? zeros : [])];
  return values.length > 0 ? values : null;
}

/** Where numbers are above zero and hardly one is not, zero is no measure: it was typed to get past the field. */
function zeroStandsForNone({ type, min, numbers }: ColumnProfile): boolean {
  const isNumber = type === 'integer' || type === 'decimal';
  return isNumber && min !== null && numbers !== null && Number(min) <= 0 && numbers.q01 > 0;
}
