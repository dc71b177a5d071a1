import { mkdtemp } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import type { Check, Rule } from '@sogoc/contract';
import { sql } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discrepancy, type RuleResult, runRules } from '../src/index.ts';
import { ruleKind } from '../src/rules/index.ts';
import { columnTest } from '../src/screen/column-test.ts';
import { asked, now } from './asked.ts';
import { names, PageFiles, rows, writing } from './page-files.ts';
import { tinyPack } from './tiny.ts';

let files: PageFiles;
beforeAll(async () => {
  files = await PageFiles.open();
});
afterAll(() => files[Symbol.asyncDispose]());

/** Keys that pages tell, and one that they do not. */
const keys = fc.constantFrom(null, ['whole'], ['text'], ['day', 'code', 'small'], ['real']);

const checks: readonly Check[] = [
  { kind: 'required', column: 'text' },
  { kind: 'hygiene', column: 'text' },
  { kind: 'placeholder', column: 'text' },
  { kind: 'pattern', column: 'text', pattern: '^[^@#]*$' },
  { kind: 'length', column: 'text', min: 2, max: 7 },
  { kind: 'code-list', column: 'code', values: ['A', 'B', 'C'] },
  { kind: 'required', column: 'whole' },
  { kind: 'range', column: 'whole', min: 0, max: 1000 },
  { kind: 'range', column: 'small', min: -7, exclusiveMin: true, max: 40.5 },
  { kind: 'range', column: 'real', min: 0, max: 99.8 },
  { kind: 'required', column: 'real' },
  { kind: 'range', column: 'day', min: '2020-01-01', max: 'today' },
  { kind: 'format', column: 'small', semanticType: 'tiny.early' },
  { kind: 'format', column: 'day', semanticType: 'tiny.early' },
  ...(['text', 'whole', 'small', 'day', 'real'] as const).map((column): Check => ({ kind: 'unique', columns: [column] })),
];
const rules: Rule[] = checks.map((check, place) => asked('t', check, { id: `rule ${place}` }));

async function found(table: TableProfile, states?: string, asks = rules): Promise<{ results: RuleResult[]; findings: Discrepancy[] }> {
  const kept = states === undefined ? {} : { states: { folder: states, release: '1' } };
  const { results, discrepancies } = await runRules(files.shop.engine, [table], asks, { pack: tinyPack, now, ...kept });
  await using _ = discrepancies;
  return {
    results,
    findings: await files.shop.engine.all<Discrepancy>(sql`select * from ${discrepancies.name} order by rule, record_key, kind, observed, expected`),
  };
}

test('rules that are asked by pages find what they find when the engine is asked of every record, however the files are written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(rows, writing), { minLength: 2, maxLength: 4 }), keys, fc.subarray(names), async (parts, key, personal) => {
      const paths: string[] = [];
      for (const [some, way] of parts) paths.push(await files.write(some, way));
      const states = await mkdtemp(joinPath(files.folder, 'states-'));
      // A first run, one of more files, one of which one has gone.
      for (const some of [paths.slice(1), paths, paths.slice(0, -1)]) {
        const read = await files.table(some, key);
        const table = { ...read, columns: read.columns.map((column) => ({ ...column, personal: personal.includes(column.name as never) })) };
        expect(await found(table, states)).toEqual(await found(table));
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 480_000);

test('records are whole duplicates whichever zero they hold, and however a file writes them', async () => {
  const record = { text: null, code: 'A', whole: 1n, small: null, day: '2020-01-01' };
  const one = await files.write(
    [
      { ...record, real: '0' },
      { ...record, real: null },
    ],
    { compression: 'zstd', version: 'v1' },
  );
  const other = await files.write(
    [
      { ...record, real: '-0' },
      { ...record, real: 'NaN' },
      { ...record, real: null, day: null },
    ],
    { compression: 'zstd', version: 'v2' },
  );
  const asks = [asked('t', { kind: 'duplicate-rows' })];
  const { findings } = await found(await files.table([one, other]), await mkdtemp(joinPath(files.folder, 'states-')), asks);
  expect(findings.map(({ record_key: key }) => key)).toEqual(['#part 1:1']);
});

test('the kinds of rules that are asked so are told by their columns', async () => {
  const table = await files.table([
    await files.write([{ text: 'a', code: 'A', whole: 1n, small: 1, real: '1', day: '2020-01-01' }], { compression: 'zstd', version: 'v1' }),
  ]);
  const context = { profile: table, now: now(), pack: tinyPack } as Parameters<typeof columnTest>[1];
  const records = rules.flatMap((rule) => {
    const kind = ruleKind(rule.check);
    return kind?.form === 'record' ? [{ rule, kind }] : [];
  });
  for (const name of names) {
    const own = records.filter(({ rule: { check } }) => 'column' in check && check.column === name);
    expect(columnTest({ column: name, rules: own }, context), name).not.toBeNull();
    // Another kind of the same name may mean something else.
    expect(columnTest({ column: name, rules: own.map((one) => ({ ...one, kind: { ...one.kind } })) }, context)).toBeNull();
  }
});
