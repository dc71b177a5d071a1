import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractDifferences } from './differences.ts';

const column = (name: string, more: object = {}) => ({ name, logicalType: 'string', ...more });

test('an inserted column is one difference, and another order is none', () => {
  const before = { version: '1.0.0', schema: [{ name: 'parcels', properties: [column('id'), column('area')] }] };
  const after = { version: '1.1.0', schema: [{ name: 'parcels', properties: [column('sheet'), column('area', { required: true }), column('id')] }] };
  expect(contractDifferences(before, after)).toEqual([
    { path: 'version', change: 'changed', before: '1.0.0', after: '1.1.0' },
    { path: 'schema/parcels/properties/area/required', change: 'added', after: true },
    { path: 'schema/parcels/properties/sheet', change: 'added', after: column('sheet') },
  ]);
});

test('a document does not differ from itself, and what was added one way was removed the other', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(contractDifferences(before, structuredClone(before))).toEqual([]);
      const count = (change: string, list: { change: string }[]) => list.filter((one) => one.change === change).length;
      const [there, back] = [contractDifferences(before, after), contractDifferences(after, before)];
      expect(count('added', there)).toBe(count('removed', back));
      expect(count('changed', there)).toBe(count('changed', back));
    }),
  );
});
