import { expect, test } from 'vitest';
import { placeHolders } from './place-holders.ts';

const holder = (database: string, column: string, copyOf: string | null = null) => ({
  ...{
    database,
    databaseId: `p38-${database}`,
    table: 't',
    column,
    role: copyOf ? ('copy' as const) : ('original' as const),
    confidence: 1,
    evidence: [],
  },
  copyOf: copyOf === null ? null : { database: copyOf.split('.')[0] ?? '', table: 't', column: copyOf.split('.')[1] ?? '' },
});

test('copies of one database stand together, but for those that are copied from in turn', () => {
  const { placed, rows, depth } = placeHolders([
    holder('people', 'id'),
    holder('school', 'a', 'people.id'),
    holder('school', 'b', 'people.id'),
    holder('school', 'c', 'people.id'),
    holder('land', 'a', 'people.id'),
    holder('farm', 'a', 'school.b'),
  ]);
  const told = placed.map((node) =>
    [`${node.holder.database}.${node.holder.column}`, node.also.map(({ column }) => column).join(), node.depth, node.row].join(' '),
  );
  expect(told).toEqual(['people.id  0 0', 'school.a c 1 0', 'school.b  1 1', 'farm.a  2 1', 'land.a  1 2']);
  expect([rows, depth]).toEqual([3, 2]);
});

test('copies that copy one another in a circle each have a place', () => {
  const { placed } = placeHolders([holder('one', 'a', 'other.a'), holder('other', 'a', 'one.a')]);
  expect(placed).toHaveLength(2);
});
