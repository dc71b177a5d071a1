import { isPlain } from '../blocking/rule-pairs.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';

/**
 * What later steps read of records, by record id (from 1 on): all integers of a record side by side, since a pair reads most of them. A 64-bit number from 0 on has two
 * places, the high half (-1 where there is no number) and after it the low one.
 */
export interface PackedRecords {
  /** One more than the highest id. */
  size: number;
  /** Integers of a record, at `rid * width`: its source, then the numbers. */
  cells: Int32Array;
  width: number;
  /** Places that a value takes: 2 where it is known by its code, 1 by its number (see `ValueTable`), -1 where it is missing. */
  codeCells: 1 | 2;
  /** By comparison the place of its value. */
  codes: readonly number[];
  /** By comparison the place of the number it keeps, if any (see `keptNumber`). */
  numbers: readonly (number | undefined)[];
  /** By position of a rule the place of its block, where the codes do not tell it. */
  blocks: ReadonlyMap<number, number>;
  /** By comparison, where equal values are weighed by how rare they are: log2 of their share, at least. */
  rarities: readonly (Rarities | undefined)[];
}

/** Where the rarity of a record's value is: in `at`, by the number of the value, or else by record at `rid * width + place`. */
export interface Rarities {
  at: Float64Array;
  width: number;
  place: number;
}

/** Can these rules' pairs be found from packed records? One block a record, and all numbers told in JavaScript too. */
export function canPack({ comparisons, patterns }: Prepared, rules: readonly PlacedRule[]): boolean {
  const told = comparisons.every(({ number, sketch }) => (number ?? sketch)?.inHalves !== undefined || !(number ?? sketch));
  const facts = patterns.radices.reduce((product, radix) => product * radix, 2 ** comparisons.length);
  return told && rules.every(isPlain) && facts <= Number.MAX_SAFE_INTEGER;
}
