import { codeComparison, exactComparison, numberComparison } from '@sogoc/linkage';
import { expect, test } from 'vitest';
import { byEdits, byEquality, byRarity, bySize } from './plain-comparisons.ts';

test('comparisons that are told as data are the ready-made ones of linkage', () => {
  expect(byEquality('a')).toEqual(exactComparison('a'));
  expect(byRarity('a')).toEqual(exactComparison('a', { frequency: true }));
  expect(byEdits('a')).toEqual(codeComparison('a'));
  expect(bySize('a')).toEqual(numberComparison('a'));
});
