export type Language = 'vi' | 'en' | 'id';

/** The sentences of evidence, one for each signal. Shares are 0..1, days are yyyy-MM-dd; `other` names the database it is said about. */
export interface Words {
  designation(facts: { legalBasis: string | null }): string;
  containment(facts: { share: number; other: string }): string;
  agreement(facts: { share: number; compared: number; other: string }): string;
  keyAgreement(facts: { share: number; other: string }): string;
  spread(facts: { columns: readonly string[] }): string;
  earlierDate(facts: { own: string; other: string; otherDate: string }): string;
  laterDate(facts: { own: string; other: string; otherDate: string }): string;
  surplus(facts: { share: number; other: string }): string;
  subset(facts: { share: number; other: string }): string;
  validity(facts: { list: string; from: string | null; to: string | null; share: number }): string;
  laterValidity(facts: { other: string; list: string; from: string | null }): string;
  takesElsewhere(facts: { others: readonly string[] }): string;
  disagreement(facts: { share: number; other: string }): string;
  noDirection(facts: Record<string, never>): string;
  convention(facts: { kind: 'case' | 'spelling' | 'precision' | 'codes' }): string;
  eventFields(facts: { column: string; other: string }): string;
  noEventFields(facts: { column: string; other: string }): string;
  beginning(facts: { column: string; days: number; other: string }): string;
  afterBeginning(facts: { column: string; days: number; other: string }): string;
  seenEarlier(facts: { share: number; other: string }): string;
  seenLater(facts: { share: number; other: string }): string;
  complete(facts: { share: number; other: string }): string;
  incomplete(facts: { share: number; other: string }): string;
  namedAfter(facts: { column: string; other: string }): string;
  namesOwner(facts: { column: string; other: string }): string;
  keepsCase(facts: { other: string }): string;
  lostCase(facts: { other: string }): string;
  fewSlips(facts: { slips: number; of: number; other: string }): string;
  ownSlips(facts: { slips: number; of: number; other: string }): string;
  fewFaults(facts: { faults: number; of: number; other: string }): string;
  ownFaults(facts: { faults: number; of: number; other: string }): string;
  createsOthers(facts: { columns: readonly string[]; other: string }): string;
  createsNone(facts: { columns: readonly string[]; other: string }): string;
  likewise(facts: { others: readonly string[] }): string;
  plan(facts: { action: 'decide' | 'designate' | 'connect'; copies: number; records: number; divergent: number; stoppable: number }): string;
  alone(facts: { others: number }): string;
}

/** Formats a share as a percentage with at most two decimals that never rounds a part up to the whole. */
export function percent(share: number, decimal: string): string {
  const rounded = Math.min(share < 1 ? 99.99 : 100, Math.round(share * 10_000) / 100);
  return `${String(rounded).replace('.', decimal)} %`;
}

/** `2025-07-01` as `01/07/2025`. */
export function day(date: string): string {
  return date.split('-').reverse().join('/');
}

const mostNamed = 3;

/** Names in a row, of many the first three: `a, b, c and +4`. */
export function list(names: readonly string[], and: string): string {
  const shown = names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `+${names.length - mostNamed}`] : [...names];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${and} ${last}`;
}
