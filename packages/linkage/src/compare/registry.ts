import { LinkageError } from '../error.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { Comparer } from './comparer.ts';
import type { LevelTest } from './level-test.ts';
import { datesWithin, dateTyping, dayMonthSwapped, sameYear } from './tests/dates.ts';
import { exact, sameFolded, swapped } from './tests/exact.ts';
import { numbersWithin, placesWithin } from './tests/numbers.ts';
import { rareWords } from './tests/rare-words.ts';
import { damerauLevenshtein, jaroWinkler, levenshtein, onePrefixOfOther, samePart, samePrefix } from './tests/text.ts';
import { listsOverlap, sameInitials, sameWords, sharedWords } from './tests/words.ts';

/** The tests that every model can use. */
export const genericTests: readonly LevelTest[] = [
  exact,
  swapped,
  sameFolded,
  levenshtein,
  damerauLevenshtein,
  jaroWinkler,
  samePrefix,
  onePrefixOfOther,
  samePart,
  sameWords,
  sharedWords,
  rareWords,
  sameInitials,
  listsOverlap,
  datesWithin,
  dayMonthSwapped,
  sameYear,
  dateTyping,
  numbersWithin,
  placesWithin,
];

/** What tests and comparers a model can name: the generic ones, and what country packs and the application add. */
export interface Registry {
  test(kind: string): LevelTest;
  comparer(id: string): Comparer;
  readonly comparers: readonly Comparer[];
}

/** @param additions comparers of country packs (with their tests), and single tests. Of two tests with the same name the later one holds. */
export function openRegistry(additions: { comparers?: readonly Comparer[]; tests?: readonly LevelTest[] } = {}): Registry {
  const comparers = new Map((additions.comparers ?? []).map((comparer) => [comparer.id, comparer]));
  const own = [...comparers.values()].flatMap((comparer) => comparer.tests ?? []);
  const tests = new Map([...genericTests, ...own, ...(additions.tests ?? [])].map((test) => [test.kind, test]));
  return {
    comparers: [...comparers.values()],
    test: (kind) => tests.get(kind) ?? unknown('LINK_UNKNOWN_TEST', `No test is called ${kind}`),
    comparer: (id) => comparers.get(id) ?? unknown('LINK_UNKNOWN_COMPARER', `No comparer is called ${id}`),
  };
}

/** Checks that a registry knows all that a model names. @throws LinkageError for the first that it does not. */
export function checkAgainst(model: LinkModel, registry: Registry): void {
  for (const [position, comparison] of model.comparisons.entries()) {
    if (comparison.comparer) registry.comparer(comparison.comparer);
    for (const [index, level] of comparison.levels.entries()) {
      if (!level.test) continue;
      const problem = registry.test(level.test.kind).check?.(level.test, level.test.inputs?.length ?? comparison.inputs.length);
      if (problem)
        throw new LinkageError('LINK_MODEL_INVALID', `The test ${level.test.kind} ${problem}`, {
          place: `$.comparisons[${position}].levels[${index}].test`,
        });
    }
  }
}

function unknown(code: 'LINK_UNKNOWN_TEST' | 'LINK_UNKNOWN_COMPARER', message: string): never {
  throw new LinkageError(code, message, { remedy: 'Correct the name, or load the country pack that brings it' });
}
