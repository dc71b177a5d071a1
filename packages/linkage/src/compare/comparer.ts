import type { Dialect, Sql } from '@sogoc/engine';
import type { Expression } from '../model/expression.ts';
import type { Comparison } from '../model/link-model.ts';
import type { LevelTest } from './level-test.ts';

/** From SQL of each input, SQL of as many values. */
export type Preparation = (inputs: readonly Sql[], dialect: Dialect) => Sql[];

/**
 * A ready-made comparison of one kind of thing (a person's name, a date, an address), as a country pack brings it. It prepares the values and says
 * which levels of likeness there are; the levels' weights are learned from the data.
 */
export interface Comparer {
  /** `<pack>.<kind>`: `vn.person-name`. */
  readonly id: string;
  readonly title: { vi: string; en: string; id: string };
  /** Is the value the thing's own for good, as a person's name or day of birth, unlike an address? Things that differ in two such respects and share others are related. */
  readonly own?: boolean;
  /** Semantic types (ids) of columns that it is meant for; the model proposal picks the comparer by them. */
  readonly semanticTypes: readonly string[];
  /**
   * Canonical forms of the inputs, computed once for each distinct value; the tests see these. Default: the inputs as they are. Several are run one after the
   * other, so that a later one can use what an earlier one computed as often as it likes.
   */
  readonly prepare?: Preparation | readonly Preparation[];
  /** Tests that its levels use besides the generic ones. */
  readonly tests?: readonly LevelTest[];
  /** The comparison for the columns: levels from most to least alike, untrained. */
  comparison(name: string, inputs: Expression[]): Comparison;
  /** Keys of a column that records of the same thing tend to agree on, likeliest first: blocking rules are proposed from them. Default: the value, its last word. */
  blocking?(column: string): readonly BlockingKey[];
}

export interface BlockingKey {
  expression: Expression;
  /** Guess of P(agree | same thing, both present), 0..1; for a part, given that the whole does not agree. It only ranks rules. */
  agree: number;
  /** Part of a value: survives an error elsewhere in it. */
  partial?: boolean;
}
