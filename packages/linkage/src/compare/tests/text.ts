import { and, type Dialect, EngineError, type Sql, sql } from '@sogoc/engine';
import type { TestSpec } from '../../model/link-model.ts';
import type { LevelTest, Side } from '../level-test.ts';
import { neighbours } from '../neighbours.ts';

const numberOption = (name: string, low: number, high: number) => (options: TestSpec) => {
  const value = options[name];
  return typeof value === 'number' && value >= low && value <= high ? undefined : `${name} must be a number from ${low} to ${high}`;
};

const eachInput = (left: Side, right: Side, test: (a: Sql, b: Sql) => Sql): Sql =>
  and(...left.inputs.map((input, index) => test(input, right.inputs[index] ?? sql`null`)));

/** At most so many letters inserted, left out or replaced. (Levenshtein 1966.) */
export const levenshtein: LevelTest = {
  kind: 'levenshtein',
  nests: { option: 'atMost', looser: 'higher' },
  check: numberOption('atMost', 1, 100),
  sketch: {
    of: (input, dialect) => dialect.neighbourBits?.(input),
    mayHold: (left, right, options, dialect) => dialect.mayBeWithin?.(left, right, Number(options.atMost)) ?? sql`true`,
    inHalves: (options) => ({ asks: 'few-bits-missing', most: 2 * Number(options.atMost) }),
    ofCharacters: neighbours,
  },
  inTexts: (options) => ({ asks: 'edits', most: Number(options.atMost) }),
  holds: (left, right, options, dialect) => eachInput(left, right, (a, b) => sql`${dialect.levenshtein(a, b)} <= ${Number(options.atMost)}`),
};

/** At most so many edits between two texts, the bits of their neighbours looked at first: few pairs are then left to be measured. */
export function editsWithin(a: Sql, b: Sql, aBits: Sql | undefined, bBits: Sql | undefined, edits: number, dialect: Dialect): Sql {
  const within = sql`${dialect.levenshtein(a, b)} <= ${edits}`;
  return aBits && bBits && dialect.mayBeWithin ? sql`(${dialect.mayBeWithin(aBits, bBits, edits)} and ${within})` : within;
}

/** At most so many edits where two neighbours that changed places count as one; plain Levenshtein where the engine has none. (Damerau 1964.) */
export const damerauLevenshtein: LevelTest = {
  kind: 'damerau-levenshtein',
  nests: { option: 'atMost', looser: 'higher' },
  check: numberOption('atMost', 1, 100),
  holds: (left, right, options, dialect) =>
    eachInput(left, right, (a, b) => {
      const distance = dialect.damerauLevenshtein?.(a, b) ?? dialect.levenshtein(a, b);
      return sql`${distance} <= ${Number(options.atMost)}`;
    }),
};

/** Jaro-Winkler similarity from a bound on. (Winkler 1990.) */
export const jaroWinkler: LevelTest = {
  kind: 'jaro-winkler',
  nests: { option: 'atLeast', looser: 'lower' },
  check: numberOption('atLeast', 0, 1),
  inTexts: (options) => ({ asks: 'similarity', least: Number(options.atLeast) }),
  holds: (left, right, options, dialect) => eachInput(left, right, (a, b) => sql`${similarity(a, b, dialect)} >= ${Number(options.atLeast)}`),
};

/** The same first characters. */
export const samePrefix: LevelTest = {
  kind: 'same-prefix',
  nests: { option: 'length', looser: 'lower' },
  check: numberOption('length', 1, 100),
  holds: (left, right, options, dialect) => {
    const head = (text: Sql): Sql => dialect.substring(text, sql`1`, sql`${Number(options.length)}`);
    return eachInput(left, right, (a, b) => sql`${head(a)} = ${head(b)}`);
  },
};

/** One is how the other begins, and at least `length` characters long: Rob and Robert. */
export const onePrefixOfOther: LevelTest = {
  kind: 'prefix',
  check: numberOption('length', 1, 100),
  holds: (left, right, options, dialect) =>
    eachInput(
      left,
      right,
      (a, b) =>
        sql`(${dialect.startsWith(a, b)} or ${dialect.startsWith(b, a)}) and least(${dialect.length(a)}, ${dialect.length(b)}) >= ${Number(options.length)}`,
    ),
};

/** The same part, as a regular expression finds it: the domain of an address, the sector of a postcode. */
export const samePart: LevelTest = {
  kind: 'same-part',
  check: (options) => (typeof options.pattern === 'string' && options.pattern !== '' ? undefined : 'pattern must be a regular expression'),
  derive: (inputs, options, dialect) => inputs.map((input) => dialect.regexExtract(input, String(options.pattern), Number(options.group ?? 0))),
  holds: (left, right) => and(...left.derived.map((part, index) => sql`${part} = ${right.derived[index] ?? null}`)),
};

function similarity(a: Sql, b: Sql, dialect: Dialect): Sql {
  if (!dialect.jaroWinkler)
    throw new EngineError('ENGINE_QUERY_FAILED', `The engine ${dialect.name} has no Jaro-Winkler similarity`, {
      remedy: 'Score the distinct value pairs outside (option `scoreValues`), or use levenshtein',
    });
  return dialect.jaroWinkler(a, b);
}
