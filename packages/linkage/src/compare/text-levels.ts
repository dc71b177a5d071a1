import type { Characters } from './characters.ts';
import { edits } from './edits.ts';
import { similarity } from './similarity.ts';

/** What a test asks of two texts: data, as `HalvesTest` is. */
export type TextTest = { asks: 'equal' } | { asks: 'edits'; most: number } | { asks: 'similarity'; least: number };

/** The first of the tests that holds (from 1) for two texts by their numbers, one more than the last where none does. */
export function levelOfTexts(tests: readonly TextTest[]): (texts: Characters, left: number, right: number) => number {
  const asksEdits = tests.some(({ asks }) => asks === 'edits');
  const asksSimilarity = tests.some(({ asks }) => asks === 'similarity');
  return (texts, left, right) => {
    const apart = asksEdits ? edits(texts, left, right) : 0;
    const alike = asksSimilarity ? similarity(texts, left, right) : 0;
    for (let level = 0; level < tests.length; level += 1) {
      const test = tests[level];
      if (!test) continue;
      if (test.asks === 'equal' ? left === right : test.asks === 'edits' ? apart <= test.most : alike >= test.least) return level + 1;
    }
    return tests.length + 1;
  };
}
