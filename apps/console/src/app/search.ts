/** A page's part of the address: only what differs from the plain view stands in it. */
export type Search = Record<string, unknown>;

/** One of these words, or nothing. */
export function oneOf<const T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((word) => word === value);
}

/** A text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What holds, or nothing. */
export function flag(value: unknown): boolean | undefined {
  return value === true || value === 'true' ? true : undefined;
}

/** A whole number from 1. */
export function wholeNumber(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 ? number : undefined;
}

/** The number of a page; the first is not written. */
export function pageNumber(value: unknown): number | undefined {
  const number = wholeNumber(value);
  return number === 1 ? undefined : number;
}

/** Leaves out what is not set. */
export function only<T extends Search>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
