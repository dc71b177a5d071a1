import type { ColumnStats } from './column-stats.ts';
import type { Guess } from './detect-reading.ts';
import type { Grouped } from './group-cells.ts';
import { plainReader } from './plain-reader.ts';
import { isPlainlyWritten } from './plainly.ts';
import type { StoredColumn } from './sample.ts';

/** More distinct values are counted in the engine, which then takes the same random part of them as it does of a large table. */
const valuesAtMost = 4_000;

/**
 * What `columnStats` finds, from values that were grouped in the process; a test keeps the two together. Null where the engine has to look: at
 * columns of many values, and where any value is not written plainly as what the guess says.
 */
export function groupedStats({ nulls, values }: Grouped, column: Pick<StoredColumn, 'storage'>, guess: Guess): ColumnStats | null {
  if (values.size > valuesAtMost) return null;
  const isText = column.storage === 'text';
  const present = isText ? [...values].filter(([value]) => !isBlank(value)) : [...values];
  const read = plainReader(guess, column.storage);
  const counts = new Map<string, number>();
  let [sum, rows, notNfc, minLength, maxLength] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
  let [min, max]: [string | null, string | null] = [null, null];
  let [uncanonical, unplain] = [0, 0];
  for (const [value, count] of present) {
    const canonical = read?.canonical(value) ?? null;
    if (!read || canonical === null) return null;
    if (canonical !== value) uncanonical += 1;
    const plain = isPlainlyWritten(canonical);
    if (!plain) unplain += 1;
    counts.set(canonical, (counts.get(canonical) ?? 0) + count);
    if (min === null || read.compare(canonical, min) < 0) min = canonical;
    if (max === null || read.compare(canonical, max) > 0) max = canonical;
    rows += count;
    if (read.numeric) sum += Number(canonical) * count;
    if (!isText) continue;
    const length = lengthOf(value);
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
    if (!plain && value.normalize('NFC') !== value) notNfc += count;
  }
  const blank = [...values.values()].reduce((total, count) => total + count, 0) - rows;
  const lengths = isText && rows > 0 ? { minLength, maxLength } : { minLength: null, maxLength: null };
  return {
    ...{
      nulls,
      blank,
      present: rows,
      distinct: counts.size,
      unreadable: 0,
      unreadableDistinct: 0,
      uncanonical,
      unplain,
      leadingZeros: 0,
      fractions: 0,
    },
    ...{ min, max, ...lengths, notNfc, sum: read?.numeric && rows > 0 ? sum : null, finite: read?.numeric ? rows : 0 },
    frequent: [],
    others: [...counts].map(([value, count]) => ({ value, count })),
  };
}

/** As the engine tells it: see `present` of `columnStats`. */
function isBlank(value: string): boolean {
  return (value < '!' || value.startsWith('\u00a0')) && value.trim() === '';
}

/** Characters (code points). */
function lengthOf(value: string): number {
  let pairs = 0;
  for (let index = 0; index < value.length; index += 1) if ((value.charCodeAt(index) & 0xfc00) === 0xd800) pairs += 1;
  return value.length - pairs;
}
