import type { ColumnProfile, CountryPack } from '@sogoc/profile';
import { type Proposer, share } from './propose.ts';

const enoughRecords = 50;
/** Each value stands on average for at least this many records, or the column is no list. */
const recordsPerValue = 20;
/** A value is rare beside another when it has at most this share (0..1) of its records. */
const rare = 0.02;

/**
 * Few values, all known to the profile: the list is what they are, without those that are rare and look like a slip of a frequent one. A rare
 * value that resembles none stays in the list: rare is not wrong.
 */
export const proposeCodeList: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const filled = profile.rows - column.missing;
    if (!isList(column, filled)) return [];
    const slips = column.topValues.filter((value) => column.topValues.some((other) => isSlip(value, other, pack)));
    const values = column.topValues.filter((value) => !slips.includes(value));
    return [
      {
        check: { kind: 'code-list', column: column.name, values: values.map(({ value }) => value).sort() },
        criterion: 'correct',
        severity: 'medium',
        evidence: { values: values.length, covered: share(filled - slips.reduce((sum, { count }) => sum + count, 0), filled), slips: slips.length },
      },
    ];
  });

function isList(column: ColumnProfile, filled: number): boolean {
  const known = column.topValues.length === column.distinct && column.topValues.reduce((sum, { count }) => sum + count, 0) === filled;
  return (
    known &&
    !column.personal &&
    column.type === 'text' &&
    filled >= enoughRecords &&
    column.distinct > 1 &&
    filled >= column.distinct * recordsPerValue
  );
}

/** Is the first a rare misspelling of the second: equal when spelling or accents are set aside, or one letter apart in a longer word? */
function isSlip(value: { value: string; count: number }, of: { value: string; count: number }, pack: CountryPack): boolean {
  if (value.count > of.count * rare) return false;
  const [a, b] = [pack.foldText(value.value), pack.foldText(of.value)];
  return a === b || plain(a) === plain(b) || (Math.min(a.length, b.length) >= 5 && !/\d/.test(a + b) && oneEditApart(a, b));
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

function oneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.slice(short.length === long.length ? start + 1 : start);
  return rest === long.slice(start + 1);
}
