import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contract, contractRules, readContract, writeContract } from '../src/index.ts';
import { head } from './compile.ts';

const read = (more: object): ReturnType<typeof readContract> => readContract(JSON.stringify({ ...head, ...more }, null, 1), 'c.json');
const ofColumn = (quality: object[], more: object = {}): object => ({ schema: [{ name: 't', properties: [{ name: 'a', ...more, quality }] }] });
const nulls = { metric: 'nullValues', mustBe: 0 };

/** The rules that are left, by what they check, and what is told with its path. */
function taken(more: object): { rules: string[]; told: [path: string, fault: string][] } {
  const { contract, problems, locate } = read(more);
  const compiled = contract ? contractRules(contract, 'db', { locate }) : { rules: [], problems: [] };
  const all = [...problems, ...compiled.problems];
  for (const { line } of all) expect(line).toBeGreaterThan(0);
  return { rules: compiled.rules.map(({ check }) => check.kind), told: all.map(({ path, fault }) => [path, fault.id]) };
}

test.each<[name: string, rule: object, path: string, fault: string]>([
  ['an unknown metric', { metric: 'uniqueValues', mustBe: 0 }, '/metric', 'value-not-allowed'],
  ['a rule of ODCS 3.0', { rule: 'duplicateCount', mustBeLessThan: 10, unit: 'percent' }, '/rule', 'rule-of-earlier'],
  ['a rule of ODCS 3.0 in the library', { type: 'library', rule: 'nullCheck', mustBe: 0 }, '/rule', 'rule-of-earlier'],
  ['two operators', { metric: 'nullValues', mustBe: 0, mustBeLessThan: 5 }, '', 'operators'],
  ['no operator', { metric: 'nullValues' }, '', 'operators'],
  ['an operator that is not a number', { metric: 'nullValues', mustBeLessThan: '5' }, '/mustBeLessThan', 'value-of-type'],
  ['a range of one bound', { metric: 'nullValues', mustBeBetween: [1] }, '/mustBeBetween', 'breaks-schema'],
  ['a range that ends before it begins', { metric: 'nullValues', mustBeBetween: [3, 1] }, '', 'operator-without-value'],
  ['a member that is not known', { metric: 'nullValues', mustBe: 0, threshold: 5 }, '/threshold', 'field-unknown'],
  ['no query', { type: 'sql', mustBe: 0 }, '', 'field-missing'],
  ['a type that is not known', { type: 'great', mustBe: 0 }, '/type', 'value-not-allowed'],
])('%s sets one rule aside and tells it; the others hold', (_name, rule, path, fault) => {
  const at = `/schema/0/properties/0/quality/1${path}`;
  expect(taken(ofColumn([nulls, rule, { metric: 'missingValues', mustBe: 0 }]))).toEqual({ rules: ['required', 'required'], told: [[at, fault]] });
});

test('what only describes a rule is told, and the rule holds', () => {
  expect(taken(ofColumn([{ ...nulls, dimension: 'validity' }]))).toEqual({
    rules: ['required'],
    told: [['/schema/0/properties/0/quality/0/dimension', 'value-not-allowed']],
  });
});

test('paths and lines behind what was set aside are those of the text', () => {
  const wrong = { metric: 'none', mustBe: 0 };
  const properties = [
    { logicalType: 'string' },
    { name: 'b', quality: [wrong, { type: 'text', description: 'see the paper' }, wrong, { type: 'text' }] },
  ];
  const more = { schema: [{ physicalName: 'nameless' }, { name: 't', properties }, { name: 't' }] };
  const { contract, problems, locate } = read(more);
  const lines = JSON.stringify({ ...head, ...more }, null, 1).split('\n');
  const all = [...problems, ...contractRules(contract as Contract, 'db', { locate }).problems].map(({ path, line }) => [
    path,
    lines[line - 1]?.trim(),
  ]);
  expect(all.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
    ['/schema/0', '{'],
    ['/schema/1/properties/0', '{'],
    ['/schema/1/properties/1/quality/0/metric', '"metric": "none",'],
    ['/schema/1/properties/1/quality/1', '{'],
    ['/schema/1/properties/1/quality/2/metric', '"metric": "none",'],
    ['/schema/1/properties/1/quality/3', '{'],
    ['/schema/2/name', '"name": "t"'],
  ]);
  const [first, second] = all.filter(([path]) => path === '/schema/1/properties/1/quality/1' || path === '/schema/1/properties/1/quality/3');
  expect(first).not.toBe(second);
});

test('a wrong field of an element is told, and what else it promises holds', () => {
  expect(taken(ofColumn([nulls], { logicalType: 'int', logicalTypeOptions: { minimum: 0 }, requird: true, primaryKey: true }))).toEqual({
    rules: ['unique', 'required', 'required'],
    told: [
      ['/schema/0/properties/0/logicalType', 'value-not-allowed'],
      ['/schema/0/properties/0/requird', 'field-unknown'],
    ],
  });
  const relationships = [{ to: 'nowhere' }, { to: 't.a' }];
  expect(taken({ owner: 'me', team: 5, schema: [{ name: 't', properties: [{ name: 'a' }, { name: 'b', relationships }] }] })).toEqual({
    rules: ['reference'],
    told: [
      ['/owner', 'field-unknown'],
      ['/schema/0/properties/1/relationships/0/to', 'reference-form'],
      ['/team', 'value-of-type'],
    ],
  });
});

test('a version that is written as a number is told, and the contract holds', () => {
  expect(read({ ...ofColumn([nulls]), version: 1.5 })).toMatchObject({
    contract: { version: '1.5' },
    problems: [{ path: '/version', fault: { id: 'value-of-type' } }],
  });
});

test('what no value could keep, or nobody can measure, is told', () => {
  const crossed = (more: object): object => ({ schema: [{ name: 't', properties: [{ name: 'a', ...more }] }] });
  const at = '/schema/0/properties/0';
  const custom = (property: string, value: unknown): object => crossed({ customProperties: [{ property, value }] });
  expect(taken(crossed({ logicalType: 'string', logicalTypeOptions: { minLength: 9, maxLength: 3 } }))).toEqual({
    rules: [],
    told: [[`${at}/logicalTypeOptions/minLength`, 'bounds-crossed']],
  });
  expect(taken(crossed({ logicalType: 'number', logicalTypeOptions: { minimum: 9, maximum: 3 } }))).toEqual({
    rules: ['type'],
    told: [[`${at}/logicalTypeOptions`, 'bounds-crossed']],
  });
  expect(taken(crossed({ logicalType: 'number', logicalTypeOptions: { minimum: 3, maximum: 3 } })).rules).toEqual(['type', 'range']);
  expect(taken(custom('codeList', 'A'))).toEqual({ rules: [], told: [[`${at}/customProperties`, 'custom-value']] });
  expect(taken(custom('renewedWithinDays', '3'))).toEqual({ rules: [], told: [[`${at}/customProperties`, 'custom-value']] });
  expect(taken(ofColumn([{ metric: 'nullValues', mustBe: true }])).told).toEqual([[`${at}/quality/0`, 'operator-without-value']]);
  const frequency = { property: 'frequency', value: 1, unit: 'd' };
  expect(taken({ ...crossed({}), slaProperties: [{ ...frequency, element: 't' }] }).told).toEqual([['/slaProperties/0/element', 'dates-untold']]);
});

test('a contract that is none, or is wrong in more than a hundred places, is refused whole', () => {
  for (const more of [{ kind: 'Contract' }, { apiVersion: 'v9' }, { schema: { name: 't' } }, { status: false }]) {
    const { contract, problems } = read({ ...ofColumn([nulls]), ...more });
    expect(contract).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['CONTRACT_INVALID']);
  }
  const wrong = (count: number): object => ofColumn([nulls, ...Array.from({ length: count }, () => ({ metric: 'none', mustBe: 0 }))]);
  expect(read(wrong(100)).contract).not.toBeNull();
  expect(read(wrong(101))).toMatchObject({
    contract: null,
    problems: expect.arrayContaining([expect.objectContaining({ code: 'CONTRACT_INVALID' })]),
  });
});

test('rules in words and of other tools are kept as they are written', () => {
  const quality = [
    { type: 'text', description: 'as the paper says' },
    { type: 'custom', engine: 'soda', implementation: 'type: duplicate_percent\nmust_be_less_than: 1.0\n' },
    { type: 'custom', engine: 'greatExpectations', implementation: { type: 'expect_table_row_count_to_be_between', kwargs: { min_value: 1 } } },
    { type: 'custom', engine: 'dbt', implementation: 'not_null' },
  ];
  const { contract, problems } = read(ofColumn(quality));
  expect(problems).toEqual([]);
  const again = readContract(writeContract(contract as Contract), 'c.yaml').contract;
  expect(again?.schema?.[0]?.properties?.[0]?.quality).toEqual(quality);
});

test('what an alias stands for in two places is taken out of each', () => {
  const text = `apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema:\n  - name: t\n    properties:
      - name: a\n        quality: &asked\n          - { metric: none, mustBe: 0 }\n          - { metric: nullValues, mustBe: 0 }\n          - { metric: missingValues, mustBe: 0 }
      - name: b\n        quality: *asked\n`;
  const { contract, problems } = readContract(text, 'c.yaml');
  expect(problems.map(({ path }) => path)).toEqual(['/schema/0/properties/0/quality/0/metric', '/schema/0/properties/1/quality/0/metric']);
  expect(contract?.schema?.[0]?.properties?.map(({ quality = [] }) => quality.map(({ metric }) => metric))).toEqual([
    ['nullValues', 'missingValues'],
    ['nullValues', 'missingValues'],
  ]);
});

test('whatever is wrong, what is left is a contract, compiles, and is told where it stands', () => {
  const rule = fc.record(
    {
      metric: fc.oneof(fc.constantFrom('nullValues', 'rowCount', 'none'), fc.jsonValue({ maxDepth: 1 })),
      mustBe: fc.jsonValue({ maxDepth: 1 }),
      mustBeBetween: fc.jsonValue({ maxDepth: 1 }),
      unit: fc.oneof(fc.constant('percent'), fc.jsonValue({ maxDepth: 1 })),
      arguments: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  );
  const property = fc.record(
    {
      name: fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 0 })),
      logicalType: fc.oneof(fc.constantFrom('string', 'integer'), fc.jsonValue({ maxDepth: 0 })),
      logicalTypeOptions: fc.oneof(
        fc.record({ minimum: fc.integer(), maxLength: fc.integer() }, { requiredKeys: [] }),
        fc.jsonValue({ maxDepth: 1 }),
      ),
      primaryKey: fc.oneof(fc.boolean(), fc.jsonValue({ maxDepth: 0 })),
      quality: fc.oneof(fc.array(rule, { maxLength: 4 }), fc.jsonValue({ maxDepth: 1 })),
      relationships: fc.jsonValue({ maxDepth: 2 }),
      customProperties: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  );
  const schema = fc.array(
    fc.oneof(fc.record({ name: fc.constantFrom('t', 'u'), properties: fc.array(property, { maxLength: 4 }) }), fc.jsonValue()),
    {
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(schema, fc.jsonValue({ maxDepth: 2 }), (tables, slaProperties) => {
      const document = { ...head, schema: tables, slaProperties };
      const { contract, problems, locate } = read(document);
      if (!contract) return;
      expect(readContract(JSON.stringify(contract), 'c.json').problems).toEqual([]);
      const later = contractRules(contract, 'db', { locate }).problems;
      for (const { path, line } of [...problems, ...later]) {
        expect(line).toBeGreaterThan(0);
        const parts = path.split('/').slice(1, -1);
        expect(
          parts.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined), document),
        ).toBeDefined();
      }
    }),
    { numRuns: 300 },
  );
});
