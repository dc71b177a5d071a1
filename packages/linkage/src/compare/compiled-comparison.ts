import { and, type Dialect, id, join, render, type Sql, sql } from '@sogoc/engine';
import { LinkageError } from '../error.ts';
import type { Comparison, TermFrequency, WordRarity } from '../model/link-model.ts';
import type { Comparer } from './comparer.ts';
import type { HalvesTest } from './halves.ts';
import { firstLevel, type LevelCase, nestedRuns } from './level-cases.ts';
import type { SketchOfCharacters } from './neighbours.ts';
import type { Registry } from './registry.ts';
import { exact } from './tests/exact.ts';
import type { TextTest } from './text-levels.ts';

/** Where a row's columns are read, by their names in the dictionary. */
export type Columns = (name: string) => Sql;

/** The columns of an alias. */
export const columnsOf =
  (alias: string): Columns =>
  (name) =>
    sql`${id(alias, name)}`;

/** A comparison ready to be run: which columns its dictionary of distinct values has, and which level a pair of dictionary rows reaches. */
export interface CompiledComparison {
  readonly comparison: Comparison;
  /** Columns of the dictionary that hold the inputs: `v0`, `v1` ... */
  readonly values: readonly string[];
  /** Are the values the raw inputs, unprepared? Then each code has values of its own. */
  readonly plain: boolean;
  /** Do equal codes alone put a pair on level 1? */
  readonly equalIsFirst: boolean;
  /**
   * Tells of most unequal values that they reach no level but the last, by a number for each: column `k` of the dictionary, `k<i>` of the records. Only where equal
   * codes are level 1. `inHalves`: what is asked of both numbers; they may reach a level where one holds. `ofCharacters`: a number of another kind that the same is asked of.
   */
  readonly sketch?: { value: Sql; mayReach(left: Sql, right: Sql): Sql; inHalves?: readonly HalvesTest[]; ofCharacters?: SketchOfCharacters };
  /** The level of unequal values from a number for each, kept where a sketch would be. Only where equal codes are level 1. `inHalves`: what is asked of both, the first that holds telling the level. */
  readonly number?: { value: Sql; level(left: Sql, right: Sql): Sql; inHalves?: readonly HalvesTest[] };
  /** What is asked of two texts for each level but the last, in order: undefined where the engine alone can tell. */
  readonly inTexts?: readonly TextTest[];
  /** A query of the raw inputs `raw_v0`, `raw_v1` ... and whatever else, to a query that has `values` besides. */
  prepare(raw: Sql): Sql;
  /** What is computed once for each distinct value, over `values`: what `level` reads besides these, which is `number` alone where there is one. */
  readonly derived: readonly { name: string; value: Sql }[];
  /** Frequency columns of the dictionary (`f0` ...), each with the inputs whose frequency it is. */
  readonly frequencies: readonly { name: string; values: readonly string[] }[];
  /** Level 1 (most alike) to `levels.length` (none of the tests), 0 where nothing can be compared. */
  level(left: Columns, right: Columns): Sql;
  /** For each level (from 0 at level 1) the frequency column and setting, where its weight follows the frequency. */
  readonly frequencyOf: readonly ({ name: string; setting: TermFrequency } | undefined)[];
}

/** Resolves the tests of a comparison. @throws LinkageError for a test or comparer that the registry does not know. */
export function compileComparison(comparison: Comparison, registry: Registry, dialect: Dialect): CompiledComparison {
  const comparer = comparison.comparer ? registry.comparer(comparison.comparer) : undefined;
  const values = comparison.inputs.map((_, index) => `v${index}`);
  const derived: { name: string; value: Sql }[] = [];
  const derivedName = (value: Sql): string => {
    const text = render(value, dialect);
    const known = derived.find((other) => render(other.value, dialect) === text);
    if (known) return known.name;
    derived.push({ name: `d${derived.length}`, value });
    return `d${derived.length - 1}`;
  };
  const tests: LevelCase[] = comparison.levels.flatMap(({ test: spec }) => {
    if (!spec) return [];
    const test = registry.test(spec.kind);
    const inputs = pick(values, spec.inputs);
    const names = (test.derive?.(inputs.map(column), spec, dialect, test.weighsWords ? wordsOf(comparison) : undefined) ?? []).map(derivedName);
    const side = (from: Columns) => ({ inputs: inputs.map(from), derived: names.map(from) });
    return [{ test, spec, holds: (left: Columns, right: Columns) => test.holds(side(left), side(right), spec, dialect) }];
  });
  const frequencies: { name: string; values: readonly string[] }[] = [];
  const frequencyOf = comparison.levels.map(({ termFrequency: setting }) => {
    if (!setting) return undefined;
    const of = pick(values, setting.inputs);
    let known = frequencies.find((other) => other.values.join() === of.join());
    if (!known) {
      known = { name: `f${frequencies.length}`, values: of };
      frequencies.push(known);
    }
    return { name: known.name, setting };
  });
  const [first] = tests;
  const plain = !comparer?.prepare;
  const equalIsFirst = plain && values.length === 1 && first?.test === exact;
  const number = equalIsFirst ? numberOf(tests.slice(1), dialect) : undefined;
  const sketch = equalIsFirst && !number ? sketchOf(tests.slice(1), dialect) : undefined;
  return {
    comparison,
    values,
    plain,
    equalIsFirst,
    ...(sketch && { sketch }),
    ...(number && { number }),
    ...(plain && values.length === 1 && textsOf(tests)),
    prepare: (raw) => prepared(raw, values, comparer?.prepare, dialect),
    derived: number ? [{ name: 'k', value: number.value }] : derived,
    frequencies,
    frequencyOf,
    level: (left, right) => {
      if (number) return sql`case when ${left('v0')} = ${right('v0')} then 1 else ${number.level(left('k'), right('k'))} end`;
      const incomparable = and(...values.map((name) => sql`(${left(name)} is null or ${right(name)} is null)`));
      const graded = firstLevel(tests, left, right);
      // Only several inputs can be missing in part, and a prepared one altogether; any other is known to be there.
      return values.length > 1 || comparer?.prepare ? sql`case when ${incomparable} then 0 else ${graded} end` : graded;
    },
  };
}

function wordsOf({ name, words }: Comparison): WordRarity {
  if (words) return words;
  throw new LinkageError('LINK_NOT_TRAINED', 'The model does not know how rare words are', { place: name, remedy: 'Train the model first' });
}

/** What `LevelTest.number` gives for all tests together, where they share one. */
function numberOf(tests: readonly LevelCase[], dialect: Dialect): CompiledComparison['number'] {
  const values = tests.map(({ test, spec }) => test.number?.of(sql`v0`, spec, dialect));
  const [value] = values;
  if (!value || values.some((other) => !other || render(other, dialect) !== render(value, dialect))) return undefined;
  const cases = tests.map(
    (one): LevelCase => ({
      ...one,
      holds: (left, right) => one.test.number?.holds(left('k'), right('k'), one.spec, dialect) ?? sql`false`,
    }),
  );
  const inHalves = tests.flatMap(({ test, spec }) => test.number?.inHalves?.(spec) ?? []);
  return {
    value,
    level: (left, right) =>
      sql`(${firstLevel(
        cases,
        () => left,
        () => right,
      )} + 1)`,
    ...(inHalves.length === tests.length && { inHalves }),
  };
}

function textsOf(tests: readonly LevelCase[]): Pick<CompiledComparison, 'inTexts'> {
  const asked = tests.flatMap(({ test, spec }) => test.inTexts?.(spec) ?? []);
  return asked.length === tests.length ? { inTexts: asked } : {};
}

/** The column `k` of the dictionary, if it has one. */
export const keptNumber = ({ number, sketch }: CompiledComparison): Sql | undefined => number?.value ?? sketch?.value;

/** The sketch that all tests share; the loosest of those that nest decides. */
function sketchOf(tests: readonly LevelCase[], dialect: Dialect): CompiledComparison['sketch'] {
  const shared = tests[0]?.test.sketch;
  const value = shared?.of(sql`v0`, dialect);
  if (!shared || !value || tests.some(({ test }) => test.sketch !== shared)) return undefined;
  const looks = nestedRuns(tests).flatMap(({ to }) => tests[to] ?? []);
  const halves = looks.flatMap(({ spec }) => shared.inHalves?.(spec) ?? []);
  return {
    value,
    mayReach: (left, right) => {
      const each = looks.map(({ spec }) => shared.mayHold(left, right, spec, dialect));
      return sql`(${join(each, sql` or `)})`;
    },
    ...(halves.length === looks.length && { inHalves: halves }),
    ...(shared.ofCharacters && { ofCharacters: shared.ofCharacters }),
  };
}

/** Each preparation is a query over the one before: engines compute a column once, however often it is used. */
function prepared(raw: Sql, values: readonly string[], preparations: Comparer['prepare'] = (inputs) => [...inputs], dialect: Dialect): Sql {
  const steps = typeof preparations === 'function' ? [preparations] : preparations;
  const named = (step: number): string[] => values.map((name) => (step === steps.length ? name : step === 0 ? `raw_${name}` : `step${step}_${name}`));
  return steps.reduce((relation, step, index) => {
    const made = step(named(index).map(column), dialect);
    return sql`select *, ${join(named(index + 1).map((name, i) => sql`${made[i] ?? null} as ${id(name)}`))} from (${relation}) as raw_values`;
  }, raw);
}

const column = (name: string): Sql => sql`${id(name)}`;

function pick<T>(all: readonly T[], positions: readonly number[] | undefined): T[] {
  return positions ? positions.flatMap((position) => all.slice(position, position + 1)) : [...all];
}
