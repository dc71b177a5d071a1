import type { Storage } from '../storage.ts';
import type { Halves } from './hash-run.ts';

/** A column of a landed file, and what is to be told of its values in an integer each. */
export interface AskedValues {
  name: string;
  storage: Storage;
  /** Of text, a regular expression; what it does not match is given as it is, without anything being told of it. */
  usual: string | null;
  /** Are usual texts whole numbers, of which bounds are asked for? */
  isNumber?: boolean;
  /** A value is small where half of the engine's hash of it is this at most. */
  last: bigint;
  told: {
    /** Of each usual value. */
    usual: number;
    small: number;
    /** Of doubles that are no infinity and no NaN; of those that are not whole. */
    finite: number;
    fraction: number;
    /** From which bit on there is the length of a text, up to `longest`. */
    lengthFrom: number;
    longest: number;
  };
}

/** Where values are written, one after the other, from `count` on: there is room for as many as there are rows. */
export interface ValueRows {
  /** By which the engine tells values apart (`hashOf`). */
  readonly hashes: Halves;
  readonly told: Int32Array;
  /** How many rows have the value; one may come several times. */
  readonly n: Int32Array;
  /** A row that has it. */
  readonly rows: Float64Array;
  count: number;
}

/** What is told of a column's values besides. */
export interface ToldOfPages {
  nulls: number;
  /** Texts that are not usual, and at which of the places that were written. */
  odd: readonly { at: number; text: string }[];
  /** The least and the greatest number, or day since 1970, and their sum, of text of the usual ones; null where they are not told. */
  bounds: { least: number; most: number; sum: number } | null;
}

/** Reads values of landed files by their pages, which takes less than to ask the engine. */
export interface PageValues extends Disposable {
  /**
   * Adds the values of a column of a file that has so many rows.
   * @param first number of its first row.
   * @returns null where they cannot be read so; whatever was added is then of no meaning.
   */
  add(file: { file: string; rows: number }, asked: AskedValues, first: number, into: ValueRows): ToldOfPages | null;
}
