import { readFileSync } from 'node:fs';

/** Rows of one of the pack's data files, without the header. The files hold no quoted fields. */
export function readData(name: string): string[][] {
  const text = readFileSync(new URL(`../data/${name}.csv`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

/** A value that is made at its first use. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
