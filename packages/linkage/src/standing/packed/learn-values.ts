import type { KnownValues } from './known-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import type { OwedValues } from './owed-values.ts';
import { addCodes } from './read-values.ts';
import type { UnseenValue } from './unseen-value.ts';
import { valuesOf } from './values-of.ts';

/**
 * Keeps what new records tell of values that no record had before; the engine is told of them later, when it is asked for what it knows of values.
 * @param unseen by comparison what else is known of such a value; undefined where only the engine can tell, which is asked now.
 * @returns by comparison the numbers of the new records' values.
 */
export async function learnValues(
  numbers: NewNumbers,
  values: readonly KnownValues[],
  unseen: readonly (UnseenValue | undefined)[],
  owed: OwedValues,
): Promise<Int32Array[]> {
  const { codes, rids } = numbers;
  const places = values.map((known, i) => valuesOf(known, codes[i] ?? none));
  const asked: number[] = [];
  for (const [i, known] of values.entries()) {
    const own = places[i] ?? none;
    const [told, rows] = [unseen[i], rowsOfNew(own, codes[i] ?? none)];
    if (rows.length === 0) continue;
    const first = known.count;
    const holders = told ? learnFrom(numbers, known, i, own, rows) : rows;
    if (told) keepUnseen(known, first, told);
    else asked.push(i);
    owed.add(
      i,
      Int32Array.from(holders, (row) => rids[row] ?? 0),
    );
  }
  if (asked.length > 0) {
    await owed.pay(asked);
    for (const i of asked) findLearned(values[i], codes[i] ?? none, places[i] ?? none);
  }
  return places;
}

const none = new Int32Array(0);

/** The rows whose value is not known. */
function rowsOfNew(values: Int32Array, codes: Int32Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < values.length; row += 1) if ((values[row] ?? -1) < 0 && (codes[2 * row + 1] ?? -1) >= 0) rows.push(row);
  return rows;
}

/** Adds the values of these rows, by functions that an opening runs too: they are compiled then. @returns the first row of each. */
function learnFrom({ codes, kept, texts }: NewNumbers, known: KnownValues, i: number, values: Int32Array, rows: readonly number[]): number[] {
  const numbers = kept.get(i);
  const first = known.count;
  const own = codesOf(codes[i] ?? none, rows);
  addCodes(known, own);
  const firsts = takePlaces(values, rows, valuesOf(known, own), first);
  if (numbers) for (const [place, row] of firsts.entries()) known.keep(first + place, numbers[2 * row + 1] ?? -1, numbers[2 * row] ?? 0);
  const points = texts.get(i);
  if (points) known.texts?.add(textsOf(points, firsts));
  known.sketch(first);
  return firsts;
}

/** The codes of some rows. */
function codesOf(codes: Int32Array, rows: readonly number[]): Int32Array {
  const own = new Int32Array(2 * rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    own[2 * at] = codes[2 * row] ?? 0;
    own[2 * at + 1] = codes[2 * row + 1] ?? 0;
  }
  return own;
}

/** Puts values where their rows are. @param first number of those that are new, which rise in the order of the rows that brought them. @returns these rows. */
function takePlaces(values: Int32Array, rows: readonly number[], found: Int32Array, first: number): number[] {
  const firsts: number[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const [row, value] = [rows[at] ?? 0, found[at] ?? -1];
    values[row] = value;
    if (value === first + firsts.length) firsts.push(row);
  }
  return firsts;
}

/** Keeps of the values from one on what is known of such a value. */
function keepUnseen(known: KnownValues, first: number, { shares, rarity }: UnseenValue): void {
  for (const [frequency, column] of known.shares.entries()) column.fill(shares[frequency] ?? 0, first, known.count);
  known.rarity?.at.fill(rarity, first, known.count);
}

/** The texts of some rows, which rise. @param points the code points of each row, -1 behind it. */
function textsOf(points: Int32Array, rows: readonly number[]): Int32Array {
  const texts = new Int32Array(points.length);
  let count = 0;
  let next = 0;
  for (let at = 0, row = 0; at < points.length && next < rows.length; at += 1) {
    const point = points[at] ?? -1;
    if (row === rows[next]) {
      texts[count] = point;
      count += 1;
    }
    if (point >= 0) continue;
    if (row === rows[next]) next += 1;
    row += 1;
  }
  return texts.subarray(0, count);
}

/** Finds the values that were not known before. */
function findLearned(known: KnownValues | undefined, codes: Int32Array, values: Int32Array): void {
  for (let row = 0; row < values.length; row += 1) {
    const high = codes[2 * row + 1] ?? -1;
    if (known && high >= 0 && (values[row] ?? -1) < 0) values[row] = known.find(high, codes[2 * row] ?? 0);
  }
}
