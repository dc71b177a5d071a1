import type { CountryPack } from '@sogoc/profile';

export interface ValueCount {
  value: string;
  count: number;
}

/** A value is rare beside another when it has at most this share (0..1) of its records. */
const rare = 0.02;
/** One letter apart says little between short words. */
const longEnough = 6;

/** Is the first a rare misspelling of the second: the same without accents, or one letter apart in a longer text without digits? */
export function isSlip(value: ValueCount, of: ValueCount, pack: CountryPack): boolean {
  if (value === of || value.count > of.count * rare) return false;
  const [a, b] = [pack.foldText(value.value), pack.foldText(of.value)];
  if (/\d/.test(a + b)) return false;
  return plain(a) === plain(b) || (Math.min(a.length, b.length) >= longEnough && oneEditApart(a, b));
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

/** One character put in, left out or replaced (Levenshtein distance 1). */
function oneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return short.slice(short.length === long.length ? start + 1 : start) === long.slice(start + 1);
}

/** Is the value rare, and a word among numbers or a number among words: a code of another list? */
export function isOfAnotherList(value: ValueCount, all: readonly ValueCount[], total: number): boolean {
  const common = frequent(all);
  const isNumber = (text: string): boolean => /^[0-9]+$/.test(text.trim());
  return value.count <= total * rare && common.length > 0 && common.every((other) => isNumber(other.value) !== isNumber(value.value));
}

/** The values that are not rare among all. */
export function frequent<T extends ValueCount>(all: readonly T[], total: number = all.reduce((sum, { count }) => sum + count, 0)): T[] {
  return all.filter(({ count }) => count > total * rare);
}
