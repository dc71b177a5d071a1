import type { ColumnProfile, CountryPack, TableProfile } from '@sogoc/profile';
import { type Proposal, type Proposer, share } from './propose.ts';
import { frequent, isOfAnotherList, isSlip, type ValueCount } from './slip.ts';

const enoughRecords = 50;
/** A list with more entries has none that most records would tell. */
const mostEntries = 50;
/** Each value stands on average for at least this many records, or the column is no list. */
const recordsPerValue = 20;

/** Could the column hold a list of codes: text that repeats much? `most` is how many values a list may have. */
export function mayBeList(profile: TableProfile, column: ColumnProfile, most: number): boolean {
  const filled = profile.rows - column.missing;
  const repeats = filled >= enoughRecords && filled >= column.distinct * recordsPerValue;
  return repeats && column.distinct > 1 && column.distinct <= most && column.type === 'text';
}

/** Proposes the lists that the profile knows whole. */
export const proposeCodeList: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const known = !column.personal && column.topValues.length === column.distinct && mayBeList(profile, column, column.topValues.length);
    return known ? [codeList(column.name, column.topValues, pack, entriesOfOthers(profile, column, pack))] : [];
  });

/** What most records have in each of the table's other columns of text that repeats: where such a value stands in this one, the two were swapped. */
export function entriesOfOthers(profile: TableProfile, own: ColumnProfile, pack: CountryPack): ReadonlySet<string>[] {
  const others = profile.columns.filter((column) => column !== own && !column.personal && mayBeList(profile, column, mostEntries));
  return others.map(({ topValues, missing }) => new Set(frequent(topValues, profile.rows - missing).map(({ value }) => pack.foldText(value))));
}

/**
 * The list is what its values are, one spelling each (the most frequent), without those that are rare and look like a slip of a frequent one
 * or like an entry of another list. A rare
 * value that resembles none stays in the list: rare is not wrong.
 */
export function codeList(column: string, counted: readonly ValueCount[], pack: CountryPack, others: readonly ReadonlySet<string>[] = []): Proposal {
  const spellings = Map.groupBy(counted, ({ value }) => pack.foldText(value));
  const entries = [...spellings.values()].map((group) => ({
    value: group.reduce((most, one) => (one.count > most.count ? one : most)).value.trim(),
    count: group.reduce((sum, { count }) => sum + count, 0),
  }));
  const total = entries.reduce((sum, { count }) => sum + count, 0);
  const common = frequent(entries);
  const foreign = others.filter((other) => !common.some(({ value }) => other.has(pack.foldText(value))));
  const isSwapped = (entry: ValueCount): boolean => !common.includes(entry) && foreign.some((other) => other.has(pack.foldText(entry.value)));
  const slips = entries.filter(
    (entry) => isOfAnotherList(entry, entries, total) || isSwapped(entry) || entries.some((other) => isSlip(entry, other, pack)),
  );
  const kept = entries.filter((entry) => !slips.includes(entry));
  const sum = (values: readonly ValueCount[]): number => values.reduce((total, { count }) => total + count, 0);
  return {
    check: { kind: 'code-list', column, values: kept.map(({ value }) => value).sort() },
    criterion: 'correct',
    severity: 'medium',
    evidence: { values: kept.length, covered: share(sum(kept), sum(entries)), slips: slips.length },
  };
}
