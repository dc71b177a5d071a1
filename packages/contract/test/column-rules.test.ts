import { describe, expect, test } from 'vitest';
import { checks, compile, ofProperty } from './compile.ts';

describe('properties', () => {
  test.each([
    [{ required: true }, [{ kind: 'required', column: 'code' }]],
    [{ unique: true }, [{ kind: 'unique', columns: ['code'] }]],
    [{ logicalType: 'number' }, [{ kind: 'type', column: 'code', type: 'decimal' }]],
    [{ logicalType: 'time' }, [{ kind: 'pattern', column: 'code', pattern: expect.stringContaining('[0-5][0-9]') }]],
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
      { logicalType: 'number', logicalTypeOptions: { multipleOf: 0.5 } },
      [
        { kind: 'type', column: 'code', type: 'decimal' },
        { kind: 'multiple', column: 'code', of: 0.5 },
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

  test('tells units and formats that nothing is held against', () => {
    const told = (compiled: ReturnType<typeof compile>): unknown => [
      compiled.rules.length,
      compiled.problems.map(({ path, message }) => [path, message]),
    ];
    const [at, of] = ['/schema/0/properties/0', 'promille'];
    expect(told(ofQuality({ metric: 'nullValues', mustBe: 0, unit: of }))).toEqual([0, [[`${at}/quality/0`, expect.stringContaining(of)]]]);
    expect(told(ofQuality({ metric: 'rowCount', mustBeGreaterThan: 9, unit: 'percent' }))).toEqual([
      0,
      [[`${at}/quality/0`, expect.stringContaining('rows')]],
    ]);
    expect(told(ofQuality({ metric: 'nullValues', mustBe: 0, unit: '%' }))).toEqual([1, []]);
    expect(told(ofProperty({ logicalType: 'string', logicalTypeOptions: { format: 'ipv6' } }))).toEqual([
      0,
      [[`${at}/logicalTypeOptions/format`, expect.stringContaining('ipv6')]],
    ]);
  });

  test('holds what a query gives as it stands, whatever unit it counts in', () => {
    const [rule] = ofQuality({ type: 'sql', query: 'select 1.5', mustBeLessThan: 1, unit: 'percent' }).rules;
    expect(rule?.check).toMatchObject({ expected: { operator: 'mustBeLessThan', value: 1, unit: 'rows' } });
  });

  test('holds a value to a list and a pattern at once', () => {
    const both = { metric: 'invalidValues', arguments: { validValues: ['a1', 'b1', 'b'], pattern: '1$' }, mustBe: 0 };
    expect(checks(ofQuality(both))).toEqual([{ kind: 'code-list', column: 'code', values: ['a1', 'b1'] }]);
    expect(ofQuality({ ...both, arguments: { validValues: ['a'], pattern: '(' } })).toMatchObject({ rules: [], problems: [{}] });
    const endless = { ...both, arguments: { validValues: [`${'a'.repeat(60)}!`], pattern: '^(a|aa)+$' } };
    expect(ofQuality(endless)).toMatchObject({ rules: [], problems: [{ code: 'CONTRACT_RULE_NOT_SUPPORTED' }] });
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

  test('lets a query read the other tables that the contract declares, by each of their names, and says where it stands', () => {
    const query = 'select count(*) from plots p join Owners o on o.id = p.owner join sales_2025 on true join nowhere on true';
    const schema = [
      { name: 'Plots', physicalName: 'land.parcels', quality: [{ type: 'sql', query, mustBe: 0 }] },
      { name: 'owners', physicalName: 'chu_su_dung' },
      { name: 'sales', physicalName: 'sales_2025' },
      { name: 'unused' },
      { name: 'nowhere' },
    ];
    const tables = ['parcels', 'chu_su_dung', 'sales_2025', 'unused'].map((table) => ({ table, columns: [] }));
    const { rules, problems } = compile({ schema }, { tables });
    expect(problems).toMatchObject([{ code: 'CONTRACT_UNKNOWN_ELEMENT', path: '/schema/4' }]);
    expect(rules).toMatchObject([
      {
        check: {
          table: 'parcels',
          others: [
            { name: 'Plots', table: 'parcels' },
            { name: 'owners', table: 'chu_su_dung' },
            { name: 'sales', table: 'sales_2025' },
            { name: 'sales_2025', table: 'sales_2025' },
          ],
        },
        place: { file: 'land.json', path: '/schema/0/quality/0/query', line: 14 },
      },
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
    expect(problems).toMatchObject([
      { code: 'CONTRACT_RULE_NOT_SUPPORTED', path: '/schema/0/properties/0/quality/0', message: expect.stringContaining('another tool') },
      { code: 'CONTRACT_RULE_NOT_SUPPORTED', path: '/schema/0/properties/0/quality/1', message: expect.stringContaining('in words') },
    ]);
  });

  test('names each promise about what lies within a value', () => {
    const { rules, problems } = ofProperty({
      logicalType: 'object',
      required: true,
      properties: [
        { name: 'a', logicalType: 'string', required: true },
        { name: 'b', logicalType: 'array', logicalTypeOptions: { minItems: 1 }, items: { logicalType: 'string', unique: true } },
        { name: 'c', logicalType: 'integer' },
      ],
    });
    expect(checks({ rules })).toEqual([{ kind: 'required', column: 'code' }]);
    expect(problems.map(({ path, line }) => [path.replace('/schema/0/properties/0', ''), line > 1])).toEqual([
      ['/properties/0', true],
      ['/properties/1/logicalTypeOptions/minItems', true],
      ['/properties/1/items', true],
    ]);
  });

  test('of every metric keeps what every operator compares with, its unit, dimension and severity', () => {
    const metrics = [
      { metric: 'nullValues' },
      { metric: 'missingValues' },
      { metric: 'missingValues', arguments: { missingValues: ['x', null] } },
      { metric: 'invalidValues', arguments: { validValues: ['a', 1, true] } },
      { metric: 'invalidValues', arguments: { pattern: '^a' } },
      { metric: 'invalidValues', arguments: { validValues: ['a'], pattern: '^a' } },
      { metric: 'duplicateValues' },
      { metric: 'rowCount' },
    ];
    const operators = [
      ...['mustBe', 'mustNotBe', 'mustBeGreaterThan', 'mustBeGreaterOrEqualTo', 'mustBeLessThan', 'mustBeLessOrEqualTo'].map((name) => ({
        [name]: 2.5,
      })),
      { mustBeBetween: [1, 2] },
      { mustNotBeBetween: [-1, 2] },
    ];
    const dimensions = ['accuracy', 'completeness', 'conformity', 'consistency', 'coverage', 'timeliness', 'uniqueness'];
    for (const metric of metrics)
      for (const operator of operators)
        for (const dimension of dimensions) {
          const unit = metric.metric === 'rowCount' ? 'rows' : 'percent';
          const quality = { ...metric, ...operator, dimension, unit, severity: 'error', schedule: '0 20 * * *', scheduler: 'cron' };
          const { rules, problems } = ofQuality(quality);
          const [[name, value] = []] = Object.entries(operator);
          const expected = { operator: name, value, unit };
          expect(problems).toEqual([]);
          expect(rules).toHaveLength(1);
          for (const { promise, check, severity } of rules)
            expect([promise ?? ('expected' in check && check.expected), severity]).toEqual([expected, 'high']);
        }
  });
});
