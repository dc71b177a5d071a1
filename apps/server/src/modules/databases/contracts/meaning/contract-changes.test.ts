import type { Contract } from '@sogoc/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractChanges } from './contract-changes.ts';

const head = { apiVersion: 'v3.1.0', kind: 'DataContract', id: 'land', version: '1.0.0', status: 'active' };
const contract = (properties: object[], more: object = {}): Contract => ({ ...head, schema: [{ name: 'parcels', properties }], ...more }) as Contract;
const number = { name: 'number', logicalType: 'integer', required: true };
const area = (most: number) => ({ name: 'area', logicalType: 'number', logicalTypeOptions: { minimum: 0, maximum: most } });
const renewed = (value: number) => ({ slaProperties: [{ property: 'frequency', value, unit: 'd', element: 'parcels.changed' }] });

test('a column that comes brings its rules; a promise that is loosened is told as less', () => {
  const before = contract([number, area(1000), { name: 'use', customProperties: [{ property: 'codeList', value: ['A', 'B'] }] }], renewed(30));
  const after = contract(
    [
      { ...number, required: false },
      area(5000),
      { name: 'use', customProperties: [{ property: 'codeList', value: ['A'] }] },
      { name: 'owner', required: true },
    ],
    renewed(7),
  );
  const told = contractChanges(before, after).map(({ part, change, columns, what, before: old, after: now, promise }) =>
    [part, change, columns.join(), what, old, now, promise].join(' | '),
  );
  expect(told).toEqual([
    'attribute | added | owner | attribute |  |  | more',
    'rule | changed | area | range | 0 … 1000 | 0 … 5000 | less',
    'rule | changed | use | code-list | A, B | A | more',
    'rule | added | owner | required |  |  | more',
    'rule | removed | number | required |  |  | less',
    'time | changed | changed | frequency | 30 d | 7 d | more',
  ]);
});

test('a table that goes is told once, with all that stood in it', () => {
  const before = { ...contract([number, area(10)]), version: '1.0.0' };
  const changes = contractChanges(before, { ...before, version: '2.0.0', schema: [] });
  expect(changes).toMatchObject([
    { part: 'table', change: 'removed', table: 'parcels', before: '2', after: null, promise: 'less' },
    { part: 'document', what: 'version', before: '1.0.0', after: '2.0.0' },
  ]);
});

const column = fc.record(
  {
    name: fc.constantFrom('a', 'b', 'c'),
    logicalType: fc.constantFrom('string', 'integer', 'date'),
    required: fc.boolean(),
    description: fc.string(),
    logicalTypeOptions: fc.record({ minLength: fc.nat(9), maxLength: fc.nat(9) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['name'] },
);
const any = fc.uniqueArray(column, { selector: ({ name }) => name }).map((properties) => contract(properties));

test('nothing changes against itself in any order; what comes one way goes the other', () => {
  fc.assert(
    fc.property(any, any, (before, after) => {
      const turned = { ...before, schema: before.schema?.map((table) => ({ ...table, properties: table.properties?.toReversed() ?? [] })) ?? [] };
      expect(contractChanges(before, turned)).toEqual([]);
      const count = (list: ReturnType<typeof contractChanges>, change: string) => list.filter((one) => one.change === change).length;
      const [there, back] = [contractChanges(before, after), contractChanges(after, before)];
      expect([count(there, 'added'), count(there, 'changed')]).toEqual([count(back, 'removed'), count(back, 'changed')]);
    }),
  );
});
