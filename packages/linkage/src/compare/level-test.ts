import type { Dialect, Sql } from '@sogoc/engine';
import type { TestSpec, WordRarity } from '../model/link-model.ts';
import type { HalvesTest } from './halves.ts';
import type { Title } from './level-title.ts';
import type { SketchOfCharacters } from './neighbours.ts';
import type { TextTest } from './text-levels.ts';

/** One side of a pair: the inputs that the test reads, and what it derived from them. */
export interface Side {
  /** Text, or null where missing. */
  inputs: readonly Sql[];
  derived: readonly Sql[];
}

/** See `LevelTest.sketch`. */
export interface ValueSketch {
  /** A whole number from one input, or undefined where the engine cannot tell. */
  of(input: Sql, dialect: Dialect): Sql | undefined;
  /** False only where the test does not hold for two values with these numbers; each may be null. */
  mayHold(left: Sql, right: Sql, options: TestSpec, dialect: Dialect): Sql;
  /** The same in JavaScript; without it pairs are found in the engine. */
  inHalves?(options: TestSpec): HalvesTest;
  /** Another number that `inHalves` holds for, of a text that is read anyway: it costs less than asking the engine. */
  ofCharacters?: SketchOfCharacters;
}

/** See `LevelTest.number`. */
export interface ValueNumber {
  /** A whole number from one input, null for a value that the test holds with no other for; undefined where it cannot be told by the engine or with these options. */
  of(input: Sql, options: TestSpec, dialect: Dialect): Sql | undefined;
  /** Does the test hold for two values with these numbers? Null counts as false. */
  holds(left: Sql, right: Sql, options: TestSpec, dialect: Dialect): Sql;
  /** The same in JavaScript; without it pairs are found in the engine. */
  inHalves?(options: TestSpec): HalvesTest;
}

/**
 * A way for two values to be alike. It sees each pair of distinct values once, whatever number of record pairs hold them. It must be symmetric:
 * `holds(a, b)` equals `holds(b, a)`. Null counts as false.
 */
export interface LevelTest {
  /** Name in models. Tests of a country pack start with its id: `vn.same-person-name`. */
  readonly kind: string;
  /** What is wrong with the options in a model, or undefined. `inputs` is the number of inputs that the test would read. */
  check?(options: TestSpec, inputs: number): string | undefined;
  /** Does it weigh words by how rare they are? `derive` is then given `words`, the comparison's. */
  readonly weighsWords?: boolean;
  /**
   * The option by which the test holds for more pairs the higher (or lower) it is: of neighbouring levels that differ in it alone the loosest is tried first,
   * and most pairs fail all with one look.
   */
  readonly nests?: { option: string; looser: 'higher' | 'lower' };
  /** Values to be computed once for each distinct value rather than for each pair: a parsed date, sorted words. */
  derive?(inputs: readonly Sql[], options: TestSpec, dialect: Dialect, words?: WordRarity): Sql[];
  /** A number for each value that shows of most pairs, before their texts are looked at, that the test cannot hold. */
  readonly sketch?: ValueSketch;
  /** A number for each value that decides the test: where all tests of a comparison share it, no text is looked at. */
  readonly number?: ValueNumber;
  /** What it asks of the one input of each side, where it reads no more: texts are then compared without the engine. */
  inTexts?(options: TestSpec): TextTest;
  /** The level in words; default: the level's name. */
  title?(options: TestSpec): Title;
  /** Boolean SQL. */
  holds(left: Side, right: Side, options: TestSpec, dialect: Dialect): Sql;
}
