import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contract, readContract, writeContract } from '../src/index.ts';

const head = 'apiVersion: v3.1.0\nkind: DataContract\nid: land\nversion: 1.0.0\nstatus: active\n';
const read = (text: string): ReturnType<typeof readContract> => readContract(text, 'land.odcs.yaml');

describe('readContract', () => {
  test('reads a contract, and writes it so that it reads the same', () => {
    const text = `${head}schema:
  - name: parcels
    properties:
      - name: code
        logicalType: string
        required: true
        quality:
          - metric: missingValues
            arguments: { missingValues: [null, '', 'N/A'] }
            mustBeLessThan: 1
            unit: percent
slaProperties:
  - { property: frequency, value: 7, unit: d, element: parcels.updated }
`;
    const { contract, problems } = read(text);
    expect(problems).toEqual([]);
    expect(contract?.schema?.[0]?.properties?.[0]).toMatchObject({ name: 'code', required: true });
    expect(read(writeContract(contract as Contract)).contract).toEqual(contract);
  });

  test('takes the fields of an anchor by a merge key, and tells what is wrong with them where they stand', () => {
    const properties = (more: string): string =>
      `${head}schema:\n  - name: parcels\n    properties:\n      - &code { name: code, logicalType: string, required: true${more} }\n      - { <<: *code, name: other }\n`;
    const { contract, problems } = read(properties(''));
    expect(problems).toEqual([]);
    expect(contract?.schema?.[0]?.properties?.[1]).toEqual({ name: 'other', logicalType: 'string', required: true });
    expect(read(properties(', wrong: 1')).problems.map(({ line, path }) => [line, path])).toEqual([
      [9, '/schema/0/properties/0/wrong'],
      [10, '/schema/0/properties/1/wrong'],
    ]);
    expect(read(`${head}<<: 5\n`).problems).toMatchObject([{ code: 'CONTRACT_NOT_YAML' }]);
  });

  test.each([
    ['a field that is missing', 'kind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n', 1, '', 'apiVersion', 'apiVersion'],
    ['a field that is not known', `${head}owner: me\n`, 6, '/owner', 'owner', undefined],
    [
      'a member that is not known',
      `${head}schema:\n  - name: a\n    properties:\n      - name: b\n        requird: true\n`,
      10,
      '/schema/0/properties/0/requird',
      'requird',
      undefined,
    ],
    [
      'a value that is not allowed',
      `${head}schema:\n  - name: a\n    properties:\n      - name: b\n        logicalType: varchar\n`,
      10,
      '/schema/0/properties/0/logicalType',
      'not one of those',
      'string, date',
    ],
    [
      'a value of a wrong type',
      `${head}schema:\n  - name: a\n    properties:\n      - name: b\n        required: 'yes'\n`,
      10,
      '/schema/0/properties/0/required',
      'boolean',
      'boolean',
    ],
    [
      'a reference of a wrong form',
      `${head}schema:\n  - name: a\n    properties:\n      - name: b\n        relationships:\n          - to: nothing\n`,
      11,
      '/schema/0/properties/0/relationships/0/to',
      'form',
      'table.column',
    ],
    ['YAML that breaks', `${head}schema: [\n`, 7, '/schema', 'not YAML', undefined],
    [
      'YAML that breaks within',
      `${head}schema:\n  - name: a\n  - name: b\n    properties:\n      - name: "c\n`,
      10,
      '/schema/1/properties/0/name',
      'the quote that opens here',
      undefined,
    ],
    [
      'a quote that the next one seems to close',
      `${head}name: "a\nschema:\n  - name: b\n    description: "of b"\n`,
      6,
      '/name',
      'the quote that opens here',
      undefined,
    ],
    ['a quote that nobody closed', `${head}name: 'a\ntags: [b]\n`, 6, '/name', 'the quote that opens here', undefined],
    ['a key twice', `${head}id: other\n`, 6, '/id', 'stands twice', undefined],
    ['two documents', `${head}---\n${head}`, 6, '/status', 'second document', undefined],
    ['a name of nothing', `${head}schema: *none\n`, 6, '/schema', 'stands for nothing', undefined],
    ['an alias to what contains it', `${head}schema:\n  - &a\n    name: *a\n`, 8, '/schema/0/name', 'contains it', undefined],
    [
      'aliases that unfold too far',
      `${head}a: &a [${'x,'.repeat(1_000)}x]\nb: &b [${'*a,'.repeat(25)}*a]\nc:\n  - d: [${'*b,'.repeat(25)}*b]\n`,
      9,
      '/c/0/d/18',
      'aliases written out',
      undefined,
    ],
    ['more aliases than anybody needs', `a: &a 1\nb:\n  - [${'*a,'.repeat(100)}\n     *a]\n`, 4, '/b/0/100', 'more than 100 aliases', undefined],
    ['nesting without end', `${head}schema:\n  - name: ${'['.repeat(1_000)}`, 7, '/schema/0/name', 'nested too deep', undefined],
    [
      'nesting that a parser takes',
      `${head}schema: ${'['.repeat(120)}${']'.repeat(120)}`,
      6,
      `/schema${'/0'.repeat(100)}`,
      'nested more than',
      undefined,
    ],
    ['no document', '', 1, '', 'object', 'object'],
    [
      'another standard',
      'dataContractSpecification: 1.2.1\nid: x\n',
      1,
      '/dataContractSpecification',
      'Data Contract Specification',
      'Open Data Contract',
    ],
  ])('says where: %s', (_name, text, line, path, message, expected) => {
    const { contract, problems } = read(text);
    const found = problems.find((problem) => problem.path === path);
    expect(contract === null).toBe(found?.code !== 'CONTRACT_PART_INVALID');
    expect(found?.column).toBeGreaterThan(0);
    expect(found).toMatchObject({ file: 'land.odcs.yaml', line, message: expect.stringContaining(message) });
    if (expected) expect(found?.expected).toContain(expected);
  });

  const nested = 'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`);
  test.each([
    ['aliases that unfold without end', `a: &a [x, x, x, x, x, x, x, x, x]\n${nested.join('\n')}`],
    ['an alias to what contains it', 'a: &a [*a]'],
    ['a map that contains itself', 'a: &a\n  b: *a'],
    ['brackets without end', '['.repeat(1_000_000)],
    ['blocks without end', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['dashes without end', '- '.repeat(100_000)],
    ['more than anybody writes', `${head}#${'x'.repeat(8_000_001)}`],
  ])('refuses %s in good time', (_name, text) => {
    const start = performance.now();
    const { contract, problems } = read(text);
    expect(contract).toBeNull();
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect(problems[0]?.code).toMatch(/CONTRACT_NOT_YAML|CONTRACT_TOO_LARGE/);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      'a: ',
      '- ',
      '&x ',
      '*x',
      '[',
      ']',
      '{',
      '}',
      '\n',
      '  ',
      '!!map ',
      '<<: ',
      '? ',
      '| ',
      '> ',
      "'",
      '"',
      '#',
      '---\n',
      '%YAML 1.1\n',
      'schema',
      '\t',
      '\u0000',
      'é',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      fc.array(piece).map((pieces) => head + pieces.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const { contract, problems } = read(any);
        expect(contract === null).toBe(problems.some(({ code }) => code !== 'CONTRACT_PART_INVALID'));
      }),
      { numRuns: 500 },
    );
  });

  test('whatever JSON becomes of a contract, problems point into it', () => {
    const change = fc.record({
      name: fc.constantFrom('schema', 'kind', 'version', 'slaProperties', 'customProperties', 'status'),
      value: fc.jsonValue({ maxDepth: 4 }),
    });
    fc.assert(
      fc.property(change, ({ name, value }) => {
        const document = { apiVersion: 'v3.1.0', kind: 'DataContract', id: 'x', version: '1', status: 'active', [name]: value };
        const { contract, problems } = read(JSON.stringify(document, null, 1));
        if (contract && problems.length === 0) expect(contract).toEqual(document);
        expect(contract === null).toBe(problems.some(({ code }) => code !== 'CONTRACT_PART_INVALID'));
        for (const { line, message } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
