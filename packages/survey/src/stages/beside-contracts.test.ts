import type { Check, Rule } from '@sogoc/contract';
import { expect, test } from 'vitest';
import { besideContracts } from './beside-contracts.ts';

const rule = (source: Rule['source'], check: Check, id = 't.born.range'): Rule => ({
  ...{ id, database: 'db', table: 't', criterion: 'correct', severity: 'medium' },
  source,
  check,
});
const range = (bounds: object): Check => ({ kind: 'range', column: 'born', ...bounds });

test('a contract replaces the proposal of the same id, but for the side of a range that it leaves open', () => {
  const own = rule('contract', range({ min: '1900-01-01' }));
  const [kept, beside, ...more] = besideContracts([own], [rule('inferred', range({ min: '1', exclusiveMin: true, max: 'today' }))]);
  expect([kept, more]).toEqual([own, []]);
  expect(beside).toEqual({ ...rule('inferred', range({ max: 'today' })), id: 't.born.range#2' });
  const upper = rule('contract', range({ max: 9 }));
  expect(besideContracts([upper], [rule('inferred', range({ min: 0, exclusiveMin: true, max: 5 }))])[1]?.check).toEqual(
    range({ min: 0, exclusiveMin: true }),
  );
});

test('nothing is left beside a range with both bounds, a rule of another kind, or a second range of the contract', () => {
  const both = rule('contract', range({ min: 1, max: 2 }));
  const proposal = rule('inferred', range({ min: 0, max: 9 }));
  expect(besideContracts([both], [proposal])).toEqual([both]);
  const open = [rule('contract', range({ min: 1 })), rule('contract', range({ min: 3 }), 't.born.range#2')];
  expect(besideContracts(open, [proposal])).toEqual(open);
  const type: Check = { kind: 'type', column: 'born', type: 'date' };
  const typed = [rule('contract', type, 't.born.type')];
  expect(besideContracts(typed, [rule('inferred', type, 't.born.type'), proposal])).toEqual([...typed, proposal]);
});
