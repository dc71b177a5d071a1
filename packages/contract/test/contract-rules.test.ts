import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CompileOptions,
  type Contract,
  contractRules,
  inferContract,
  inferRules,
  type Rule,
  readContract,
  writeContract,
} from '../src/index.ts';
import { column, table, tinyPack } from './tiny.ts';

const head = { apiVersion: 'v3.1.0', kind: 'DataContract', id: 'land', version: '1.0.0', status: 'active' };

function compile(rest: object, options: CompileOptions = {}): ReturnType<typeof contractRules> {
  const { contract, problems, locate } = readContract(JSON.stringify({ ...head, ...rest }, null, 2), 'land.json');
  expect(problems).toEqual([]);
  return contractRules(contract as Contract, 'land', { file: 'land.json', locate, ...options });
}

const ofProperty = (property: object, name = 'code'): ReturnType<typeof compile> =>
  compile({ schema: [{ name: 'parcels', properties: [{ name, ...property }] }] });
const checks = ({ rules }: { rules: Rule[] }): unknown[] => rules.map(({ check }) => check);

describe('properties', () => {
  test.each([
    [{ required: true }, [{ kind: 'required', column: 'code' }]],
    [{ unique: true }, [{ kind: 'unique', columns: ['code'] }]],
    [{ logicalType: 'number' }, [{ kind: 'type', column: 'code', type: 'decimal' }]],
    [
      { logicalType: 'string', logicalTypeOptions: { minLength: 2, maxLength: 5, pattern: '^[A-Z]' } },
      [
        { kind: 'length', column: 'code', min: 2, max: 5 },
        { kind: 'pattern', column: 'code', pattern: '^[A-Z]' },
      ],
    ],
    [
      { logicalType: 'integer', logicalTypeOptions: { minimum: 1, exclusiveMaximum: 9 } },
      [
        { kind: 'type', column: 'code', type: 'integer' },
        { kind: 'range', column: 'code', min: 1, exclusiveMin: false, max: 9, exclusiveMax: true },
      ],
    ],
    [
      { logicalType: 'date', logicalTypeOptions: { minimum: '1990-01-01' } },
      [
        { kind: 'type', column: 'code', type: 'date' },
        { kind: 'range', column: 'code', min: '1990-01-01', exclusiveMin: false },
      ],
    ],
    [{ physicalName: 'ma', required: true }, [{ kind: 'required', column: 'ma' }]],
    [
      {
        customProperties: [
          { property: 'semanticType', value: 'vn.tax-code' },
          { property: 'codeList', value: ['a', 1] },
        ],
      },
      [
        { kind: 'format', column: 'code', semanticType: 'vn.tax-code' },
        { kind: 'code-list', column: 'code', values: ['a', '1'] },
      ],
    ],
    [
      {
        customProperties: [
          { property: 'renewedWithinDays', value: 30 },
          { property: 'notBefore', value: 'born' },
        ],
      },
      [
        { kind: 'freshness', column: 'code', days: 30 },
        { kind: 'order', columns: ['born', 'code'] },
      ],
    ],
  ])('%j', (property, expected) => {
    expect(checks(ofProperty(property))).toEqual(expected);
  });

  test('a key of several columns, in its order', () => {
    const properties = [
      { name: 'b', primaryKey: true, primaryKeyPosition: 2 },
      { name: 'a', primaryKey: true, primaryKeyPosition: 1 },
    ];
    expect(checks(compile({ schema: [{ name: 't', properties }] }))).toEqual([
      { kind: 'unique', columns: ['a', 'b'] },
      { kind: 'required', column: 'b' },
      { kind: 'required', column: 'a' },
    ]);
  });

  test.each([
    ['(?=x)', 'ahead'],
    ['(?<!x)a', 'behind'],
    ['(a)\\1', 'refers back'],
    ['(', 'not a regular expression'],
    ['((a{99}){99}){99}', 'unfold'],
    ['a'.repeat(1001), 'characters'],
  ])('refuses the pattern %j', (pattern, why) => {
    const { rules, problems } = ofProperty({ logicalType: 'string', logicalTypeOptions: { pattern } });
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'CONTRACT_RULE_NOT_SUPPORTED', path: '/schema/0/properties/0/logicalTypeOptions/pattern', message: expect.stringContaining(why) },
    ]);
    expect(problems[0]?.line).toBeGreaterThan(1);
  });
});

describe('quality', () => {
  const ofQuality = (quality: object): ReturnType<typeof compile> => ofProperty({ quality: [quality] });
  test.each([
    [
      { metric: 'nullValues', mustBe: 0 },
      { kind: 'required', column: 'code', blanks: 'allowed' },
    ],
    [
      { metric: 'missingValues', arguments: { missingValues: [null, '', 'N/A'] }, mustBe: 0 },
      { kind: 'required', column: 'code', missingWords: ['N/A'] },
    ],
    [
      { metric: 'missingValues', arguments: { missingValues: ['N/A'] }, mustBe: 0 },
      { kind: 'required', column: 'code', blanks: 'allowed', missingWords: ['N/A'] },
    ],
    [
      { metric: 'invalidValues', arguments: { validValues: ['a', 'b'] }, mustBe: 0 },
      { kind: 'code-list', column: 'code', values: ['a', 'b'] },
    ],
    [
      { metric: 'invalidValues', arguments: { pattern: '^a' }, mustBe: 0 },
      { kind: 'pattern', column: 'code', pattern: '^a' },
    ],
    [
      { metric: 'duplicateValues', mustBe: 0 },
      { kind: 'unique', columns: ['code'] },
    ],
  ])('%j', (quality, check) => {
    const { rules, problems } = ofQuality(quality);
    expect(problems).toEqual([]);
    expect(rules).toMatchObject([{ check, promise: { operator: 'mustBe', value: 0, unit: 'rows' }, source: 'contract' }]);
  });

  test.each([
    ['mustBe', 1],
    ['mustNotBe', 1],
    ['mustBeGreaterThan', 1],
    ['mustBeGreaterOrEqualTo', 1],
    ['mustBeLessThan', 1],
    ['mustBeLessOrEqualTo', 1],
    ['mustBeBetween', [1, 2]],
    ['mustNotBeBetween', [1, 2]],
  ])('keeps the operator %s', (operator, value) => {
    expect(ofQuality({ metric: 'nullValues', [operator]: value, unit: 'percent' }).rules[0]?.promise).toEqual({ operator, value, unit: 'percent' });
  });

  test('counts rows, and runs queries bound to their place', () => {
    const quality = [
      { metric: 'rowCount', mustBeGreaterThan: 10 },
      { type: 'sql', query: 'select count(*) from {object}', mustBe: 3 },
      { metric: 'duplicateValues', arguments: { properties: ['a', 'b'] }, mustBe: 0 },
    ];
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders of ODCS
    const properties = [{ name: 'a' }, { name: 'b', quality: [{ type: 'sql', query: 'select count(${property}) from ${table}', mustBe: 3 }] }];
    expect(checks(compile({ schema: [{ name: 'the "t"', properties, quality }] }))).toEqual([
      { kind: 'sql', query: 'select count("b") from "the ""t"""', table: 'the "t"', expected: { operator: 'mustBe', value: 3, unit: 'rows' } },
      { kind: 'row-count', expected: { operator: 'mustBeGreaterThan', value: 10, unit: 'rows' } },
      { kind: 'sql', query: 'select count(*) from "the ""t"""', table: 'the "t"', expected: { operator: 'mustBe', value: 3, unit: 'rows' } },
      { kind: 'unique', columns: ['a', 'b'] },
    ]);
  });

  test('takes criterion and severity from what the author says', () => {
    const quality = { metric: 'nullValues', mustBe: 0, dimension: 'timeliness', severity: 'error' };
    expect(ofQuality(quality).rules[0]).toMatchObject({ criterion: 'live', severity: 'high' });
    const own = { ...quality, customProperties: [{ property: 'criterion', value: 'unified' }] };
    expect(ofQuality(own).rules[0]).toMatchObject({ criterion: 'unified' });
  });

  test('says what it cannot run, and keeps the rest', () => {
    const quality = [
      { type: 'custom', engine: 'soda', implementation: 'x' },
      { type: 'text', description: 'be good' },
      { metric: 'nullValues', mustBe: 0 },
    ];
    const { rules, problems } = ofProperty({ quality });
    expect(rules).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'CONTRACT_RULE_NOT_SUPPORTED', path: '/schema/0/properties/0/quality/0' }]);
  });
});

describe('relationships', () => {
  const properties = [
    { id: 'c', name: 'code' },
    { id: 'p', name: 'parent' },
  ];

  test('by names and by ids, of one column and of several; circles do no harm', () => {
    const schema = [
      {
        id: 'a',
        name: 'ta',
        properties: [{ ...properties[0], relationships: [{ to: 'tb.code' }] }, properties[1]],
        relationships: [{ from: ['ta.code', 'ta.parent'], to: ['tb.code', 'tb.parent'] }],
      },
      { id: 'b', name: 'tb', properties: [{ ...properties[0], relationships: [{ to: 'schema/a/properties/c' }] }, properties[1]] },
    ];
    expect(checks(compile({ schema }))).toEqual([
      { kind: 'reference', columns: ['code'], to: { database: 'land', table: 'tb', columns: ['code'] } },
      { kind: 'reference', columns: ['code', 'parent'], to: { database: 'land', table: 'tb', columns: ['code', 'parent'] } },
      { kind: 'reference', columns: ['code'], to: { database: 'land', table: 'ta', columns: ['code'] } },
    ]);
  });

  test('to what is not there', () => {
    const { rules, problems } = compile({ schema: [{ name: 'ta', properties: [{ name: 'code', relationships: [{ to: 'tz.code' }] }] }] });
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([{ code: 'CONTRACT_UNKNOWN_ELEMENT', path: '/schema/0/properties/0/relationships/0' }]);
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

test('ten thousand rules compile; more than anybody keeps are refused', () => {
  const schema = (count: number): object => ({
    schema: [{ name: 't', properties: Array.from({ length: count }, (_, i) => ({ name: `c${i}`, required: true })) }],
  });
  expect(compile(schema(10_000)).rules).toHaveLength(10_000);
  const { rules, problems } = compile(schema(20_001));
  expect(rules).toEqual([]);
  expect(problems).toMatchObject([{ code: 'CONTRACT_TOO_LARGE' }]);
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
  const universal = ['hygiene', 'encoding', 'placeholder', 'dictionary', 'duplicate-rows'];
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
