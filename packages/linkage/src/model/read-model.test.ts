import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyModel } from '../../test/engine.ts';
import { blockOn, dateComparison, nameComparison, rareWordsComparison } from '../compare/ready-made.ts';
import type { Tie } from './link-model.ts';
import { checkModel, readModel, writeModel } from './read-model.ts';

const model = { ...emptyModel, blocking: [blockOn('dob')], comparisons: [nameComparison('name'), dateComparison('dob')] };

test('a model that is written and read again is the same', () => {
  expect(readModel(writeModel(model))).toEqual(model);
  const levels = model.comparisons.map((comparison) => comparison.levels.map(() => 0.5));
  const times = model.comparisons[0]?.levels.map(() => (model.comparisons[1]?.levels ?? []).map(() => 2)) ?? [];
  const ties: Tie[] = [{ between: ['name', 'dob'], same: null, different: times }];
  const more = { ...model, duplicateFree: ['persons'], related: { apart: 'dob', share: 0.1, levels }, ties };
  expect(readModel(writeModel(more))).toEqual(more);
  const weighed = { ...model, comparisons: [{ ...rareWordsComparison('title'), words: { bits: { the: 0.5 }, other: 9 } }] };
  expect(readModel(writeModel(weighed))).toEqual(weighed);
  const uncounted = { ...weighed, comparisons: [{ ...rareWordsComparison('title'), words: { bits: { the: '0.5' } } }] };
  expect(checkModel(uncounted).map((problem) => problem.path)).toEqual(['$.comparisons[0].words']);
  const named = { ...more, columns: { dob: { left: 'birth_date', right: null }, name: { left: ['first', 'last'] } } };
  expect(readModel(writeModel(named))).toEqual(named);
  expect(checkModel({ ...more, columns: { dob: { left: 1 } } }).map((problem) => problem.path)).toEqual(['$.columns.dob']);
  const wrong = {
    ...more,
    duplicateFree: 'persons',
    related: { apart: 'age', share: 2, levels: levels.slice(1) },
    ties: [{ ...ties[0], same: [[0]] }, {}],
  };
  expect(checkModel(wrong).map((problem) => problem.path)).toEqual([
    '$.related.apart',
    '$.related.share',
    '$.related.levels',
    '$.ties[0].same',
    '$.ties[1].between',
    '$.duplicateFree',
  ]);
});

test('every problem is named with its place', () => {
  const [name, date] = model.comparisons;
  const broken = {
    ...model,
    kind: 'guess',
    threshold: 2,
    blocking: [{ keys: [] }],
    comparisons: [
      { ...name, levels: name?.levels.slice(0, 1) },
      { ...date, name: 'name' },
    ],
  };
  expect(checkModel(broken).map((problem) => problem.path)).toEqual([
    '$.kind',
    '$.threshold',
    '$.blocking[0].keys',
    '$.comparisons[0].levels',
    '$.comparisons[1].name',
  ]);
  expect(() => readModel(broken)).toThrowError(expect.objectContaining({ code: 'LINK_MODEL_INVALID', place: '$.kind' }));
});

test('a newer version is refused by name', () => {
  expect(() => readModel({ ...model, version: 2 })).toThrowError(expect.objectContaining({ code: 'LINK_MODEL_VERSION' }));
});

test('no input makes the check crash', () => {
  fc.assert(fc.property(fc.anything(), (input) => Array.isArray(checkModel(input))));
  const part = fc.oneof(
    fc.anything(),
    fc.constant(model.comparisons),
    fc.array(fc.record({ name: fc.string(), inputs: fc.anything(), levels: fc.array(fc.anything()) })),
  );
  fc.assert(
    fc.property(
      part,
      part,
      part,
      (comparisons, blocking, deterministic) => checkModel({ ...model, comparisons, blocking, deterministic }).length >= 0,
    ),
  );
});

test('text that is not JSON is an error with a code', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        readModel(text);
        return false;
      } catch (error) {
        return (error as { code?: string }).code === 'LINK_NO_MODEL';
      }
    }),
  );
});
