import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contract, contractRules, inferContract, inferRules, type Rule, readContract, writeContract } from '../src/index.ts';
import { checks, compile, head } from './compile.ts';
import { column, table, tinyPack } from './tiny.ts';

describe('relationships', () => {
  const properties = [
    { id: 'c', name: 'code' },
    { id: 'p', name: 'parent' },
  ];

  test('by names and by ids, of one column and of several', () => {
    const schema = [
      {
        id: 'a',
        name: 'ta',
        properties: [{ ...properties[0], relationships: [{ to: 'tb.code' }] }, properties[1]],
        relationships: [{ from: ['ta.code', 'ta.parent'], to: ['tb.code', 'tb.parent'] }],
      },
      { id: 'b', name: 'tb', properties: [properties[0], { ...properties[1], relationships: [{ to: 'schema/a/properties/c' }] }] },
    ];
    expect(checks(compile({ schema }))).toEqual([
      { kind: 'reference', columns: ['code'], to: { database: 'land', table: 'tb', columns: ['code'] } },
      { kind: 'reference', columns: ['code', 'parent'], to: { database: 'land', table: 'tb', columns: ['code', 'parent'] } },
      { kind: 'reference', columns: ['parent'], to: { database: 'land', table: 'ta', columns: ['code'] } },
    ]);
  });

  test.each(['tz.code', 'schema/a/properties/c/properties/d', 'other.yaml#/schema/a/properties/c'])('to %s, which is not there', (to) => {
    const schema = [
      {
        id: 'a',
        name: 'ta',
        properties: [
          { id: 'c', name: 'code' },
          { name: 'parent', relationships: [{ to }] },
        ],
      },
    ];
    const { rules, problems } = compile({ schema });
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([{ code: 'CONTRACT_UNKNOWN_ELEMENT', path: '/schema/0/properties/1/relationships/0' }]);
  });
});

test('names tables and columns that were not read, and forgives letter case', () => {
  const schema = [
    {
      name: 'Parcels',
      properties: [
        { name: 'CODE', required: true },
        { name: 'gone', required: true },
      ],
    },
    { name: 'lost', properties: [{ name: 'x', required: true }] },
  ];
  const { rules, problems } = compile({ schema }, { tables: [{ table: 'parcels', columns: [{ name: 'code' }] }] });
  expect(rules).toMatchObject([{ table: 'parcels', check: { column: 'code' } }]);
  expect(problems.map(({ path, code }) => [path, code])).toEqual([
    ['/schema/0/properties/1', 'CONTRACT_UNKNOWN_ELEMENT'],
    ['/schema/1', 'CONTRACT_UNKNOWN_ELEMENT'],
  ]);
});

test('service levels and covered populations', () => {
  const coveredPopulation = { property: 'coveredPopulation', value: { column: 'code', database: 'police', table: 'people', of: 'pid' } };
  const schema = [{ name: 'people', properties: [{ name: 'code' }, { name: 'updated' }], customProperties: [coveredPopulation] }];
  const slaProperties = [
    { property: 'frequency', value: 2, unit: 'weeks', element: 'people.updated' },
    { property: 'retention', value: 3, unit: 'y' },
  ];
  expect(checks(compile({ schema, slaProperties }))).toEqual([
    { kind: 'coverage', columns: ['code'], population: { database: 'police', table: 'people', columns: ['pid'] } },
    { kind: 'newest', column: 'updated', days: 14 },
  ]);
});

test('custom properties name columns and tables as the contract does, or as they are called in the database', () => {
  const custom = (property: string, value: unknown): object => ({ customProperties: [{ property, value }] });
  const event = (names: Record<string, string>): object => custom('followsEvent', { ...names, value: 'dead' });
  const people = (covered: object, event: object, notBefore: string): object => ({
    name: 'people',
    physicalName: 'WARGA',
    ...custom('coveredPopulation', covered),
    properties: [
      { name: 'id', physicalName: 'NIK' },
      { name: 'born', physicalName: 'TGL_LHR' },
      { name: 'died', physicalName: 'TGL_MTI', ...custom('notBefore', notBefore) },
      { name: 'state', physicalName: 'STATUS', ...event },
    ],
  });
  const deaths = {
    name: 'deaths',
    physicalName: 'KEMATIAN',
    properties: [
      { name: 'person', physicalName: 'NIK_ALM' },
      { name: 'day', physicalName: 'TGL' },
    ],
  };
  const named = people(
    { column: 'id', table: 'deaths', of: 'person' },
    event({ key: 'id', table: 'deaths', of: 'person', since: 'day', after: 'born' }),
    'born',
  );
  const physical = people(
    { column: 'id', table: 'KEMATIAN', of: 'NIK_ALM' },
    event({ key: 'NIK', table: 'KEMATIAN', of: 'NIK_ALM', since: 'TGL', after: 'TGL_LHR' }),
    'TGL_LHR',
  );
  const compiled = checks(compile({ schema: [named, deaths] }));
  expect(compiled).toEqual([
    { kind: 'order', columns: ['TGL_LHR', 'TGL_MTI'] },
    {
      kind: 'follows',
      columns: ['NIK', 'STATUS'],
      event: { database: 'land', table: 'KEMATIAN', of: 'NIK_ALM', value: { is: 'dead' }, since: 'TGL' },
      after: 'TGL_LHR',
    },
    { kind: 'coverage', columns: ['NIK'], population: { database: 'land', table: 'KEMATIAN', columns: ['NIK_ALM'] } },
  ]);
  expect(checks(compile({ schema: [physical, deaths] }))).toEqual(compiled);
});

test('service levels speak of the default element where they name none, and are told where there is none', () => {
  const rest = { schema: [{ name: 'people', properties: [{ name: 'updated' }] }], slaProperties: [{ property: 'frequency', value: 1, unit: 'd' }] };
  expect(checks(compile({ ...rest, slaDefaultElement: 'people.updated' }))).toEqual([{ kind: 'newest', column: 'updated', days: 1 }]);
  expect(compile(rest)).toMatchObject({ rules: [], problems: [{ code: 'CONTRACT_RULE_NOT_SUPPORTED', path: '/slaProperties/0' }] });
});

test('service levels of several elements, and those that cannot be held', () => {
  const schema = [{ name: 'people', properties: [{ name: 'born' }, { name: 'updated' }] }];
  const level = (rest: object): object => ({ property: 'latency', value: 1, unit: 'd', ...rest });
  const slaProperties = [
    level({ element: 'people.updated, people.born' }),
    level({ element: 'people.lost' }),
    level({ element: 'people.born', unit: 'fortnights' }),
    level({ element: 'people' }),
  ];
  const compiled = compile({ schema, slaProperties });
  expect(checks(compiled)).toEqual(['updated', 'born'].map((column) => ({ kind: 'newest', column, days: 1 })));
  expect(compiled.problems.map(({ path, code, line }) => [path, code, line > 1])).toEqual([
    ['/slaProperties/1/element', 'CONTRACT_UNKNOWN_ELEMENT', true],
    ['/slaProperties/2', 'CONTRACT_RULE_NOT_SUPPORTED', true],
    ['/slaProperties/3/element', 'CONTRACT_RULE_NOT_SUPPORTED', true],
  ]);
});

test.each(['1e999', '.nan', '[9, 1]', '[0, .inf]'])('a number that nothing can be held against is told: %s', (value) => {
  const operator = value.startsWith('[') ? 'mustBeBetween' : 'mustBe';
  const text = `${Object.entries(head)
    .map(([key, of]) => `${key}: ${of}\n`)
    .join('')}schema: [{name: t, quality: [{metric: rowCount, ${operator}: ${value}}]}]\n`;
  const { contract, problems } = readContract(text, 't.yaml');
  expect(problems).toEqual([]);
  expect(contractRules(contract as Contract, 'land')).toMatchObject({ rules: [], problems: [{ path: '/schema/0/quality/0' }] });
});

test('of two elements of one name the first holds; what two fields ask is asked once', () => {
  const [code, again] = [
    { name: 'code', primaryKey: true, unique: true },
    { name: 'code', logicalType: 'integer' },
  ];
  const { rules, problems } = compile({
    schema: [
      { name: 't', properties: [code, again] },
      { name: 't', properties: [again] },
    ],
  });
  expect(rules.map(({ id }) => id)).toEqual(['t.code.required', 't.code.unique']);
  expect(problems.map(({ path, code: of }) => [path, of])).toEqual([
    ['/schema/1/name', 'CONTRACT_PART_INVALID'],
    ['/schema/0/properties/1/name', 'CONTRACT_PART_INVALID'],
  ]);
});

test('events that a column follows', () => {
  const compiled = (value: unknown): ReturnType<typeof compile> => {
    const owner = { name: 'owner', relationships: [{ to: 'owners.code' }], customProperties: [{ property: 'followsEvent', value }] };
    const schema = [
      { name: 'parcels', properties: [{ name: 'id' }, owner] },
      { name: 'owners', properties: [{ name: 'code' }] },
    ];
    return compile({ schema });
  };
  const sale = { key: 'id', table: 'sales', of: 'parcel', column: 'buyer', since: 'day' };
  expect(checks(compiled(sale))).toContainEqual({
    kind: 'follows',
    columns: ['id', 'owner'],
    event: {
      database: 'land',
      table: 'sales',
      of: 'parcel',
      value: { column: 'buyer' },
      since: 'day',
      known: { table: 'owners', column: 'code' },
    },
  });
  for (const wrong of [
    'text',
    { ...sale, column: undefined },
    { ...sale, since: 3 },
    { ...sale, since: undefined, after: 'day' },
    { ...sale, where: [] },
  ])
    expect(compiled(wrong).problems).toMatchObject([{ code: 'CONTRACT_PART_INVALID', path: '/schema/0/properties/1/customProperties' }]);
});

test('an inferred contract is valid, and asks again what was inferred', () => {
  const profile = table(
    [
      column('id', { distinct: 1000, semanticType: { id: 'tiny.code', confidence: 1, matched: 1 } }),
      column('area', { type: 'decimal', missing: 5, numbers: { mean: 1, median: 1, mad: 1, q01: 1, q99: 100 } }),
      column('kind', {
        distinct: 2,
        topValues: [
          { value: 'a', count: 500 },
          { value: 'b', count: 500 },
        ],
      }),
    ],
    { recordKey: { columns: ['id'], kind: 'inferred' } },
  );
  const rules = inferRules(profile, [], { pack: tinyPack });
  const text = writeContract(inferContract('db', [profile], rules));
  const { contract, problems } = readContract(text, 'draft.yaml');
  expect(problems).toEqual([]);
  const again = contractRules(contract as Contract, 'db', { tables: [profile] });
  expect(again.problems).toEqual([]);
  const universal = ['hygiene', 'encoding', 'placeholder', 'dictionary', 'duplicate-rows', 'trial-rows', 'spelling', 'current'];
  const kinds = (all: Rule[]): string[] => [...new Set(all.map(({ id }) => id))].filter((id) => !universal.some((kind) => id.includes(kind))).sort();
  expect(kinds(again.rules)).toEqual(kinds(rules));
});

test('compiles whatever passes the schema', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of ODCS
  const text = fc.constantFrom('a', 'b', 'c', '', 'x.y', '${property}', '(');
  const quality = fc.record(
    {
      type: fc.constantFrom('library', 'sql', 'text'),
      metric: fc.constantFrom('nullValues', 'invalidValues', 'duplicateValues', 'rowCount'),
      query: text,
      mustBe: fc.jsonValue({ maxDepth: 1 }),
      arguments: fc.dictionary(fc.constantFrom('validValues', 'pattern', 'properties', 'missingValues'), fc.jsonValue({ maxDepth: 2 })),
    },
    { requiredKeys: ['type'] },
  );
  const property = fc.record(
    {
      name: text,
      physicalName: text,
      logicalType: fc.constantFrom('string', 'integer', 'date'),
      required: fc.boolean(),
      primaryKey: fc.boolean(),
      quality: fc.array(quality, { maxLength: 3 }),
      customProperties: fc.array(
        fc.record({ property: fc.constantFrom('codeList', 'semanticType', 'notBefore', 'renewedWithinDays'), value: fc.jsonValue({ maxDepth: 1 }) }),
      ),
    },
    { requiredKeys: ['name'] },
  );
  const schema = fc.array(
    fc.record(
      { name: text, properties: fc.array(property, { maxLength: 3 }), quality: fc.array(quality, { maxLength: 3 }) },
      { requiredKeys: ['name'] },
    ),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(schema, (objects) => {
      const { contract } = readContract(JSON.stringify({ ...head, schema: objects }), 'any');
      fc.pre(contract !== null);
      const { rules } = contractRules(contract as Contract, 'land');
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    }),
    { numRuns: 300 },
  );
});
