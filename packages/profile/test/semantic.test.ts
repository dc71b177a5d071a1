import { openDuckDb, sql } from '@sogoc/engine';
import { afterAll, expect, test } from 'vitest';
import { type CountryPack, maskText, profileTable, type SemanticType } from '../src/index.ts';
import { land } from './land.ts';

const engine = await openDuckDb({ memoryLimit: 256 * 2 ** 20, threads: 1 });
afterAll(() => engine.close());

function type(id: string, pattern: string, names: string[], more: Partial<SemanticType> = {}): SemanticType {
  const expression = new RegExp(pattern);
  return {
    id,
    title: { vi: id, en: id, id },
    personal: false,
    identifier: false,
    names,
    shape: (value, dialect) => dialect.regexMatches(value, pattern),
    matches: (value) => expression.test(value),
    ...more,
  };
}

const pack: CountryPack = {
  id: 'test',
  semanticTypes: [
    type('test.citizen', '^[A-Z]{2}[0-9]{6}$', ['citizen', 'citizen_id'], { personal: true, identifier: true }),
    type('test.ward', '^[0-9]{5}$', ['ward', 'ward_code'], { identifier: true }),
    type('test.postcode', '^[0-9]{5}$', ['postcode']),
    type('test.ten-digits', '^[0-9]{10}$', ['insurance'], { needsName: true }),
  ],
  fold: (text) => text,
  foldText: (text) => text,
  words: (name) => name.toLowerCase().split('_'),
  datedLists: [],
};

const query = sql`select
    'AB' || lpad(range::varchar, 6, '0') as citizen_id,
    lpad((range % 500)::varchar, 5, '0') as postcode,
    lpad((range % 400)::varchar, 5, '0') as origin,
    lpad(range::varchar, 10, '0') as reference,
    case when range % 5 = 0 then 'unknown' else lpad(range::varchar, 10, '0') end as insurance,
    'user' || range || '@example.org' as contact,
    uuid()::varchar as token,
    'secret ' || range as citizen
  from range(1000)`;

test('values and names decide together; what fits nothing gets nothing', async () => {
  const { columns } = await profileTable(engine, await land(engine, query), { pack });
  expect(columns.map(({ name, semanticType, personal }) => [name, semanticType?.id ?? null, personal])).toEqual([
    ['citizen_id', 'test.citizen', true],
    ['postcode', 'test.postcode', false],
    ['origin', 'test.ward', false],
    ['reference', null, false],
    ['insurance', 'test.ten-digits', false],
    ['contact', 'generic.email', true],
    ['token', 'generic.uuid', false],
    ['citizen', null, true],
  ]);
  expect(columns[4]?.semanticType?.matched).toBeCloseTo(800 / 801);
  expect(columns[1]?.semanticType?.confidence).toBeGreaterThan(columns[2]?.semanticType?.confidence ?? 1);
});

test('nothing of a personal value is left in a profile', async () => {
  const profile = await profileTable(engine, await land(engine, query), { pack });
  const personal = profile.columns.filter((column) => column.personal);
  expect(personal.map(({ min, max }) => [min, max])).toEqual(personal.map(() => [null, null]));
  const written = JSON.stringify(personal);
  for (const part of ['AB0', 'user1', 'secret', 'example']) expect(written).not.toContain(part);
});

test('a mask keeps the shape of a value and no more', () => {
  expect(maskText('Nguyễn Văn An')).toBe('Xxx Xxx Xx');
  expect(maskText('Trần Thị Bình'.normalize('NFD'))).toBe('Xxx Xxx Xxx');
  expect(maskText('079203001234')).toBe('•'.repeat(12));
  expect(maskText('ab-12/34')).toBe('xx-••/••');
  expect(maskText('')).toBe('');
});

test('a column meant to be unique that nearly is, is told apart from one that is not meant to be', async () => {
  const nearly = sql`select range as so_thu_tu_dong, case when range % 100 = 0 then -1 else range end as maxa,
    case when range % 100 = 0 then -1 else range end as so_tien from range(1000)`;
  const profile = await profileTable(engine, await land(engine, nearly));
  expect(profile.nearKeys).toEqual([{ column: 'maxa', distinct: 991, present: 1000 }]);
  expect(profile.recordKey).toEqual({ columns: ['so_thu_tu_dong'], kind: 'inferred' });
});

test('a declared key names the records, whatever else is unique', async () => {
  const input = await land(engine, sql`select range as id, range % 10 as a, range // 10 as b from range(100)`, { primaryKey: ['a', 'b'] });
  expect((await profileTable(engine, input)).recordKey).toEqual({ columns: ['a', 'b'], kind: 'declared' });
});
