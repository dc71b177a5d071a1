import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import type { Check, Rule } from '@sogoc/contract';
import { render, type Sql, sql } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discrepancy, type RuleResult, runRules } from '../src/index.ts';
import { ColumnTests } from '../src/kept/column-tests.ts';
import { unitsOf } from '../src/kept/unit.ts';
import { ruleKind } from '../src/rules/index.ts';
import { ruleContext } from '../src/run/rule-context.ts';
import { sortRules } from '../src/run/sort-rules.ts';
import { columnTest } from '../src/screen/column-test.ts';
import { asked, now } from './asked.ts';
import { names, PageFiles, type Row, rows, writing } from './page-files.ts';
import { tinyPack } from './tiny.ts';

let files: PageFiles;
beforeAll(async () => {
  files = await PageFiles.open();
});
afterAll(() => files[Symbol.asyncDispose]());

/** What happens between two runs to the tests that were kept. */
const harm = fc.constantFrom('none', 'gone', 'cut', 'another bit');

async function harmTests(states: string, how: string): Promise<void> {
  const file = joinPath(states, 'column-tests.bin');
  const bytes = await readFile(file).catch(() => null);
  // Files that are not read by pages have none.
  if (!bytes) return;
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 4;
  if (how === 'gone') await rm(file);
  if (how === 'cut') await writeFile(file, bytes.subarray(0, middle));
  if (how === 'another bit') await writeFile(file, bytes);
}

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
  { kind: 'placeholder', column: 'small', values: ['0', '7'] },
  { kind: 'placeholder', column: 'real', values: ['0'] },
  { kind: 'format', column: 'code', semanticType: 'tiny.letter' },
  { kind: 'dictionary', column: 'code', semanticType: 'tiny.letter' },
  { kind: 'current', column: 'code', semanticType: 'tiny.letter' },
  { kind: 'type', column: 'figure', type: 'decimal' },
  { kind: 'range', column: 'figure', min: -3, exclusiveMin: true, max: 1000 },
  ...(['text', 'whole', 'small', 'day', 'real'] as const).map((column): Check => ({ kind: 'unique', columns: [column] })),
];
/** Of which type the numbers are that are written as text. */
const figures = fc.constantFrom('integer' as const, 'decimal' as const);

function withFigures(table: TableProfile, type: 'integer' | 'decimal' = 'decimal'): TableProfile {
  const reading = { kind: 'number', decimal: '.', group: '' } as const;
  const columns = table.columns.map((column) => (column.name === 'figure' ? { ...column, type, reading, unreadable: 1 } : column));
  return { ...table, columns };
}

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

/** Of most files numbers or days are all right, or all there, so that what their ends tell is enough. */
const eased = fc.subarray(['whole', 'small', 'day', 'there'] as const);

function ease(some: readonly Row[], how: readonly ('whole' | 'small' | 'day' | 'there')[]): Row[] {
  const right = { whole: 5n, small: 40, day: '2025-08-05' };
  const isThere = how.includes('there');
  return some.map((one) => ({
    ...one,
    ...(how.includes('whole') && (isThere || one.whole !== null) && { whole: right.whole }),
    ...(how.includes('small') && (isThere || one.small !== null) && { small: right.small }),
    ...(how.includes('day') && (isThere || one.day !== null) && { day: right.day }),
  }));
}

test('rules that are asked by pages find what they find when the engine is asked of every record, however the files are written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(rows, writing, eased), { minLength: 2, maxLength: 4 }),
      keys,
      fc.subarray(names),
      harm,
      figures,
      async (parts, key, personal, how, figure) => {
        const paths: string[] = [];
        for (const [some, way, own] of parts) paths.push(await files.write(ease(some, own), way));
        const states = await mkdtemp(joinPath(files.folder, 'states-'));
        // A first run, one of more files, one of which one has gone.
        for (const some of [paths.slice(1), paths, paths.slice(0, -1)]) {
          const read = withFigures(await files.table(some, key), figure);
          const table = { ...read, columns: read.columns.map((column) => ({ ...column, personal: personal.includes(column.name as never) })) };
          expect(await found(table, states)).toEqual(await found(table));
          await harmTests(states, how);
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
}, 480_000);

test('records are whole duplicates whichever zero they hold, and however a file writes them', async () => {
  const record = { text: null, code: 'A', whole: 1n, small: null, day: '2020-01-01', figure: '1' };
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

test('what is told of a value of a person does not reach into what else is told', async () => {
  const row = { code: 'A', small: 1, real: '1', day: '2020-01-01', figure: '1' };
  // So few of them that they are looked at alone.
  const texts = ['An\u0000Bé', 'Bình@', 'a', null, ...Array.from({ length: 96 }, () => 'An')];
  const path = await files.write(
    texts.map((text, place) => ({ ...row, text, whole: BigInt(place) })),
    { compression: 'zstd', version: 'v1' },
  );
  const read = await files.table([path], ['whole']);
  const table = { ...read, columns: read.columns.map((column) => ({ ...column, personal: column.name === 'text' })) };
  const asks = [
    asked('t', { kind: 'hygiene', column: 'text' }),
    asked('t', { kind: 'pattern', column: 'text', pattern: '^[^@#]*$' }),
    asked('t', { kind: 'length', column: 'text', min: 2, max: 4 }),
    asked('t', { kind: 'required', column: 'text' }),
  ];
  const expected = await found(table, undefined, asks);
  expect(expected.findings.find(({ record_key: key }) => key === '0')).toMatchObject({ observed: 'Xx', expected: 'Xx Xx' });
  expect(await found(table, await mkdtemp(joinPath(files.folder, 'states-')), asks)).toEqual(expected);
});

test('the kinds of rules that are asked so are told by their columns', async () => {
  const table = await files.table([
    await files.write([{ text: 'a', code: 'A', whole: 1n, small: 1, real: '1', day: '2020-01-01', figure: '1' }], {
      compression: 'zstd',
      version: 'v1',
    }),
  ]);
  const context = { profile: withFigures(table), now: now(), pack: tinyPack } as Parameters<typeof columnTest>[1];
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

test('tests of columns that were kept are those that are made', async () => {
  const table = await files.table([
    await files.write([{ text: 'a', code: 'A', whole: 1n, small: 1, real: '1', day: '2020-01-01', figure: '1' }], {
      compression: 'zstd',
      version: 'v1',
    }),
  ]);
  const folder = await mkdtemp(joinPath(files.folder, 'states-'));
  const context = ruleContext(table, [table], files.shop.engine.dialect, tinyPack, now());
  // Of one column no automaton can tell.
  const untold = asked('t', { kind: 'format', column: 'figure', semanticType: 'tiny.code' });
  const { records } = sortRules([...rules, untold], context, []);
  const units = unitsOf(records, context);
  const live = new Set(units.map(({ id }) => id));
  const testsOf = async (release: string): Promise<unknown> => {
    const tests = new ColumnTests({ folder, release });
    const made = units.map((unit) => tests.of(unit, context));
    await tests.write(live);
    return made;
  };
  const made = units.map((unit) => columnTest(unit, context));
  const kinds = made.map((one) => one?.kind ?? null);
  expect([kinds.includes('text'), kinds.includes(null)]).toEqual([true, true]);
  expect(await testsOf('1')).toEqual(made);
  const file = joinPath(folder, 'column-tests.bin');
  const before = await readFile(file);
  expect(await testsOf('1')).toEqual(made);
  // What is known is not written again; what another release wrote is not known.
  const { mtimeMs } = await stat(file);
  await testsOf('1');
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  expect(await testsOf('2')).toEqual(made);
  expect((await readFile(file)).equals(before)).toBe(false);
});

test('of values like those that came before rules are not asked again', async () => {
  const write = (texts: readonly (string | null)[]): Promise<string> =>
    files.write(
      texts.map((text, place) => ({
        text,
        code: place === 0 ? 'X' : 'A',
        whole: BigInt(place),
        small: place === 0 ? null : 1,
        real: '1',
        day: '2020-01-01',
        figure: '1',
      })),
      { compression: 'zstd', version: 'v1' },
    );
  const asks = [
    asked('t', { kind: 'pattern', column: 'text', pattern: '^[^@#]*$' }),
    asked('t', { kind: 'pattern', column: 'text', pattern: '^[\\x{61}-z]' }),
    asked('t', { kind: 'length', column: 'text', min: 2, max: 7 }),
    asked('t', { kind: 'placeholder', column: 'text' }),
    asked('t', { kind: 'hygiene', column: 'text' }),
    asked('t', { kind: 'encoding', column: 'text' }),
    asked('t', { kind: 'format', column: 'text', semanticType: 'tiny.text' }),
    asked('t', { kind: 'dictionary', column: 'text', semanticType: 'tiny.text' }),
    asked('t', { kind: 'required', column: 'small' }),
    asked('t', { kind: 'code-list', column: 'code', values: ['A', 'B'] }),
  ];
  const states = await mkdtemp(joinPath(files.folder, 'states-'));
  const steps: [texts: (string | null)[], isAsked: boolean][] = [
    [['aa', 'b@b', 'Cc', 'too long a text', '@', 'ok', 'a9', null], true],
    [['dd', 'e@', 'F1', 'another long text', '#', 'quite fine', 'b9', null], false],
    // Another class, a word that fills a hole, text that is not written plainly.
    [['@ long and wrong'], true],
    [['Test'], true],
    [['a  b'], true],
    [['@ longer, and as wrong', 'G'], true],
    [['@ longest, and as wrong', 'H'], false],
  ];
  const paths: string[] = [];
  for (const [place, [texts, isAsked]] of steps.entries()) {
    paths.push(await write(texts));
    if (place === 0) paths.push(await write(['nothing']));
    const table = await files.table(paths, ['whole']);
    const statements: string[] = [];
    const engine = new Proxy(files.shop.engine, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          for (const piece of given)
            if (piece instanceof Object && piece.constructor === sql``.constructor) statements.push(render(piece as Sql, target.dialect));
          return member.apply(target, given);
        };
      },
    });
    const { results, discrepancies } = await runRules(engine, [table], asks, { pack: tinyPack, now, states: { folder: states, release: '1' } });
    await using _ = discrepancies;
    expect(
      statements.some((text) => text.includes('list(suspect_value)')),
      `step ${place}`,
    ).toBe(isAsked);
    const findings = await files.shop.engine.all(sql`select * from ${discrepancies.name} order by rule, record_key, kind, observed, expected`);
    expect({ results, findings }, `step ${place}`).toEqual(await found(table, undefined, asks));
  }
});
