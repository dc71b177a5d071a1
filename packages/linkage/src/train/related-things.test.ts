import { expect, test } from 'vitest';
import { exactComparison } from '../compare/ready-made.ts';
import type { PatternCount } from './expectation-maximisation.ts';
import { findRelated } from './related-things.ts';

const comparisons = ['surname', 'street', 'given', 'born'].map((column) => exactComparison(column));
const possiblePairs = 1e7;
const u = [0.001, 0.002, 0.003, 0.0005];
const levels = (agree: readonly number[]): number[][] => agree.map((share) => [share, 1 - share]);

/** Expected patterns of classes of pairs, each with its share and how often each comparison agrees. */
function patternsOf(classes: readonly { share: number; agree: readonly number[] }[]): PatternCount[] {
  return Array.from({ length: 15 }, (_, number) => comparisons.map((_, i) => ((number >> i) & 1 ? 2 : 1))).map((pattern) => ({
    levels: pattern,
    pairs:
      possiblePairs *
      classes.reduce(
        (sum, { share, agree }) => sum + pattern.reduce((all, level, i) => all * (level === 1 ? (agree[i] ?? 0) : 1 - (agree[i] ?? 0)), share),
        0,
      ),
  }));
}

const chance = { share: 1, agree: u };
const persons = { share: 0.0001, agree: [0.9, 0.8, 0.9, 0.9] };

test('members of a household are told from the same person', () => {
  const households = { share: 0.0005, agree: [0.95, 0.95, 0.003, 0.0005] };
  const found = findRelated(patternsOf([chance, persons, households]), comparisons, levels(u), possiblePairs, 0.0003, []);
  expect(['given', 'born']).toContain(found?.related.apart);
  expect(found?.prior).toBeCloseTo(persons.share, 5);
  expect(found?.related.share).toBeCloseTo(households.share, 4);
  expect(found?.m.map(([agree = 0]) => agree)).toEqual(persons.agree.map((agree) => expect.closeTo(agree, 1)));
});

test('people who moved stay the same people, and without related things none are found', () => {
  const moved = { share: 0.00003, agree: [0.9, 0.002, 0.9, 0.9] };
  expect(findRelated(patternsOf([chance, persons, moved]), comparisons, levels(u), possiblePairs, 0.0001, [])).toBeNull();
  expect(findRelated(patternsOf([chance, persons]), comparisons, levels(u), possiblePairs, 0.0001, [])).toBeNull();
});

test('a few members of households are told by what is their own; people who moved are not taken for such', () => {
  const few = { share: 0.00002, agree: [0.95, 0.95, 0.003, 0.0005] };
  const moved = { share: 0.00003, agree: [0.9, 0.002, 0.9, 0.9] };
  const find = (other: typeof few, own: number[]) =>
    findRelated(patternsOf([chance, persons, other]), comparisons, levels(u), possiblePairs, 0.0001, [], new Set(own));
  expect(find(few, [])).toBeNull();
  const pairs = (find(few, [2, 3])?.related.share ?? 0) * possiblePairs;
  expect(pairs).toBeGreaterThan(150);
  expect(pairs).toBeLessThan(300);
  expect(Math.abs((find(few, [2, 3])?.prior ?? 0) / persons.share - 1)).toBeLessThan(0.1);
  expect(find(moved, [2, 3])).toBeNull();
});
