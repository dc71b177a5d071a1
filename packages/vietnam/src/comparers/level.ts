import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { Comparison, LevelTest, Side } from '@sogoc/linkage';

type Level = Comparison['levels'][number];
type Input = Comparison['inputs'][number];

/**
 * A level that nothing has been learned about yet.
 * @param title what explanations call it, where its test's words would mislead.
 * @param frequencyOf positions of the inputs whose rarity makes agreement tell more; none: all values tell alike.
 */
export function level(name: string, test: Level['test'], frequencyOf?: number[], title?: Level['title']): Level {
  return {
    name,
    test,
    m: null,
    u: null,
    ...(frequencyOf && { termFrequency: { weight: 1, minimum: 1e-5, inputs: frequencyOf } }),
    ...(title && { title }),
  };
}

/** The level of all other pairs. */
export const other = level('other', null);

/** One column read in several ways: the comparer prepares each input on its own. */
export function ways(inputs: readonly Input[], count: number): Input[] {
  return inputs.slice(0, 1).flatMap((input) => Array.from({ length: count }, () => input));
}

/** What a test derived, or read, at a position; null where it has none. */
export const derived = (side: Side, position: number): Sql => side.derived[position] ?? sql`null`;
export const input = (inputs: readonly Sql[], position = 0): Sql => inputs[position] ?? sql`null`;

/** At most so many typing errors: a letter put in, left out, changed, or changed places with its neighbour (two errors where the engine cannot count that). */
export function typedWrong(a: Sql, b: Sql, atMost: number, dialect: Dialect): Sql {
  const near = sql`${dialect.levenshtein(a, b)} <= ${atMost * 2}`;
  return dialect.damerauLevenshtein
    ? sql`(${near} and ${dialect.damerauLevenshtein(a, b)} <= ${atMost})`
    : sql`${dialect.levenshtein(a, b)} <= ${atMost}`;
}

/** The option `atMost` of a test that counts typing errors. */
export const checkAtMost: LevelTest['check'] = (options) =>
  Number.isInteger(options.atMost) && Number(options.atMost) > 0 ? undefined : 'atMost must be a whole number above 0';
