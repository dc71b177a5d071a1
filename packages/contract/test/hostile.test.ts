import { expect, test } from 'vitest';
import { readContract } from '../src/index.ts';
import { compile, head, ofProperty } from './compile.ts';

const columns = (count: number): object => ({
  schema: [{ name: 't', properties: Array.from({ length: count }, (_, i) => ({ name: `c${i}`, required: true })) }],
});

/** Bytes that work leaves or needs at its peak, as far as the heap tells between two looks. */
async function heapOf(work: () => unknown): Promise<number> {
  const before = process.memoryUsage().heapUsed;
  await work();
  return process.memoryUsage().heapUsed - before;
}

test('ten thousand rules are refused, one fewer is not', () => {
  expect(compile(columns(9_999)).rules).toHaveLength(9_999);
  const { rules, problems } = compile(columns(10_000));
  expect(rules).toEqual([]);
  expect(problems).toMatchObject([{ code: 'CONTRACT_TOO_LARGE', path: '/schema', line: 7 }]);
});

test('of thousands of wrong elements the first are told, and one wrong element behind thousands is', () => {
  const wrong = (place: number, of: number): object => ({
    ...head,
    schema: [{ name: 't', properties: Array.from({ length: of }, (_, i) => ({ name: `c${i}`, ...(i >= place && { required: 7 }) })) }],
  });
  const { problems } = readContract(JSON.stringify(wrong(0, 20_000)), 'many.json');
  expect(problems.length).toBeGreaterThan(100);
  expect(problems[0]).toMatchObject({ path: '/schema/0/properties/0/required', expected: 'boolean' });
  expect(readContract(JSON.stringify(wrong(2_999, 3_000), null, 1), 'last.json').problems).toMatchObject([
    { path: '/schema/0/properties/2999/required', line: 9_010, expected: 'boolean' },
  ]);
});

test('relationships that lead in a circle are refused, the others hold', () => {
  const table = (name: string, to: string): object => ({ name, properties: [{ name: 'id', relationships: [{ to }] }] });
  const circle = compile({
    schema: [table('a', 'b.id'), table('b', 'c.id'), table('c', 'a.id'), table('d', 'a.id'), table('own', 'own.id')],
  });
  expect(circle.problems.map(({ code, path }) => [code, path])).toEqual(
    [0, 1, 2, 4].map((i) => ['CONTRACT_PART_INVALID', `/schema/${i}/properties/0/relationships/0`]),
  );
  expect(circle.rules).toMatchObject([{ table: 'd', check: { kind: 'reference' } }]);
});

test('a tree, and tables that refer to each other by different columns, are no circle', () => {
  const agencies = {
    name: 'agencies',
    properties: [{ name: 'id' }, { name: 'parent', relationships: [{ to: 'agencies.id' }] }, { name: 'head', relationships: [{ to: 'staff.id' }] }],
  };
  const staff = { name: 'staff', properties: [{ name: 'id' }, { name: 'agency', relationships: [{ to: 'agencies.id' }] }] };
  const { rules, problems } = compile({ schema: [agencies, staff] });
  expect(problems).toEqual([]);
  expect(rules).toHaveLength(3);
});

test('a long chain of relationships neither exhausts the stack nor is a circle', () => {
  const chain = Array.from({ length: 9_000 }, (_, i) => ({ name: `c${i}`, ...(i > 0 && { relationships: [{ to: `t.c${i - 1}` }] }) }));
  expect(compile({ schema: [{ name: 't', properties: chain }] })).toMatchObject({ problems: [] });
});

test.each(['^(a+)+$', '([a-z]*)*', '(?:\\d+){20}', '((x+))+y', '(a|a)*b', '(a|ab)*c', '(.*)*'])('the pattern %s is refused', (pattern) => {
  expect(ofProperty({ logicalType: 'string', logicalTypeOptions: { pattern } })).toMatchObject({
    rules: [],
    problems: [{ code: 'CONTRACT_RULE_NOT_SUPPORTED', path: '/schema/0/properties/0/logicalTypeOptions/pattern' }],
  });
});

test.each(['^[0-9]{10}(-[0-9]{3})?$', '^[!-~]+( [!-~]+)*$', '^(a|b)+$', '^([A-Z]{2}[0-9]+)+$', '^\\(a+\\)+$'])(
  'the pattern %s is taken',
  (pattern) => {
    expect(ofProperty({ logicalType: 'string', logicalTypeOptions: { pattern } })).toMatchObject({ rules: [{ check: { pattern } }], problems: [] });
  },
);

test('what is hostile takes no more memory than the largest contract that is allowed', async () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join()}]`).join('\n')}`;
  expect(await heapOf(() => expect(readContract(bomb, 'bomb.yaml').contract).toBeNull())).toBeLessThan(2 ** 26);
  const many = JSON.stringify({ ...head, ...columns(50_000) });
  expect(await heapOf(() => expect(readContract(many, 'many.json').problems).toEqual([]))).toBeLessThan(2 ** 29);
});
