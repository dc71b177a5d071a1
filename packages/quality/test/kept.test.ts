import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rule } from '@sogoc/contract';
import { render, type Sql, sql } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Discrepancy, type RuleResult, runRules } from '../src/index.ts';
import { asked, now } from './asked.ts';
import { openWorkshop, tinyPack, type Workshop } from './tiny.ts';

type Row = Record<string, string | null>;
type Files = Record<string, Row[]>;

let shop: Workshop;
const folders: string[] = [];
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop[Symbol.asyncDispose]());
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'states-'));
  folders.push(made);
  return made;
}

/** What rules find: with states of a folder, or without any. */
async function found(
  tables: TableProfile[],
  rules: Rule[],
  states?: string,
  release = '1',
): Promise<{ results: RuleResult[]; findings: Discrepancy[] }> {
  const kept = states === undefined ? {} : { states: { folder: states, release } };
  const { results, discrepancies } = await runRules(shop.engine, tables, rules, { pack: tinyPack, now, ...kept });
  await using _ = discrepancies;
  const findings = await shop.engine.all<Discrepancy>(sql`select * from ${discrepancies.name} order by rule, record_key, kind, observed, expected`);
  expect(discrepancies.rows).toBe(states === undefined ? discrepancies.rows : findings.length);
  return { results, findings };
}

const rules: Rule[] = [
  asked('people', { kind: 'required', column: 'name' }),
  asked('people', { kind: 'hygiene', column: 'name' }),
  asked('people', { kind: 'encoding', column: 'name' }),
  asked('people', { kind: 'placeholder', column: 'code' }),
  asked('people', { kind: 'format', column: 'code', semanticType: 'tiny.code' }, { source: 'inferred' }),
  asked('people', { kind: 'length', column: 'code', min: 3 }),
  asked('people', { kind: 'code-list', column: 'sex', values: ['nam', 'nữ'] }),
  asked('people', { kind: 'order', columns: ['born', 'died'] }),
  asked('people', { kind: 'freshness', column: 'born', days: 3650 }),
  asked('people', { kind: 'told', columns: ['code', 'sex'], semanticType: 'tiny.code', fact: 'side' }),
  asked('people', { kind: 'duplicate-rows' }),
  asked('people', { kind: 'trial-rows' }),
  asked('people', { kind: 'unique', columns: ['code'] }),
  asked('people', { kind: 'unique', columns: ['name', 'sex'] }, { source: 'inferred' }),
  asked('people', { kind: 'reference', columns: ['code'], to: { database: 'db', table: 'codes', columns: ['code'] } }),
  asked('people', { kind: 'coverage', columns: ['code'], population: { database: 'db', table: 'codes', columns: ['code'] } }),
  asked('people', { kind: 'newest', column: 'born', days: 3650 }),
  asked('people', { kind: 'row-count', expected: { operator: 'mustBeGreaterThan', value: 5, unit: 'rows' } }),
  asked('people', {
    kind: 'sql',
    query: "select count(*) from people where sex = 'nam'",
    table: 'people',
    expected: { operator: 'mustBeLessThan', value: 3, unit: 'rows' },
  }),
  asked('people', { kind: 'required', column: 'missing' }),
];

const row: fc.Arbitrary<Row> = fc.record({
  code: fc.constantFrom('001', '002', '003', '700', 'x', 'N/A', null, ' '),
  name: fc.constantFrom('An', 'Test', 'Bình', 'Ba<br>Vì', 'K#nh', null, ''),
  sex: fc.constantFrom('nam', 'nữ', 'NAM', 'khác', null),
  born: fc.constantFrom('2001-02-03', '2024-12-31', 'hôm qua', null),
  died: fc.constantFrom('2000-01-01', '2025-01-01', null),
});
const rows = fc.array(row, { minLength: 1, maxLength: 6 });
/** States of a table one after the other: files come, change and go. */
const history = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), rows, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), {
  minLength: 2,
  maxLength: 4,
});
const population = fc.array(fc.uniqueArray(fc.constantFrom('001', '002', '003', '700'), { minLength: 1 }), { minLength: 4, maxLength: 4 });

const inOrder = (files: Files): Files => Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

describe('kept states', () => {
  test('give what a first run gives, and what a run without states gives, whichever files came, changed or went', async () => {
    await fc.assert(
      fc.asyncProperty(history, population, fc.boolean(), async (steps, codes, keyed) => {
        const kept = await folder();
        // A key may repeat, and whole records with it; the tiny profile does not count these.
        const key = keyed ? ({ columns: ['code', 'name', 'born'], kind: 'inferred' } as const) : ({ columns: [], kind: 'row' } as const);
        for (const [step, files] of steps.entries()) {
          const people = await shop.split('people', inOrder(files), { recordKey: { ...key, columns: [...key.columns] }, duplicateRows: 1 });
          const tables = [
            people,
            await shop.table(
              'codes',
              (codes[step] ?? []).map((code) => ({ code })),
            ),
          ];
          const again = await found(tables, rules, kept);
          expect(again).toEqual(await found(tables, rules, await folder()));
          expect(again).toEqual(await found(tables, rules));
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 240_000);

  test('leave out of a rule against repeats the copies of whole records, and not the first of them, though all have one key', async () => {
    const record = fc.record({
      id: fc.constantFrom('1', '2', '3'),
      code: fc.constantFrom('001', '002', '003', null),
      name: fc.constantFrom('An', 'Bê'),
    });
    const asks = [
      asked('people', { kind: 'duplicate-rows' }),
      asked('people', { kind: 'unique', columns: ['code'] }),
      asked('people', { kind: 'unique', columns: ['name', 'code'] }),
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 10 }), fc.constantFrom([], ['id'], ['id', 'name']), async (records, columns) => {
        const recordKey = { columns: [...columns], kind: columns.length > 0 ? ('inferred' as const) : ('row' as const) };
        const duplicateRows = records.length - new Set(records.map((one) => JSON.stringify(one))).size;
        const about = { recordKey, duplicateRows };
        const whole = [await shop.table('people', records, about)];
        const plain = await found(whole, asks);
        expect(await found(whole, asks, await folder())).toEqual(plain);
        const parts = [await shop.split('people', { a: records }, about)];
        expect(await found(parts, asks, await folder())).toEqual(await found(parts, asks));
        const distinct = [...new Map(records.map((one) => [JSON.stringify(one), one])).values()].filter(({ code }) => code !== null);
        const of = plain.results.filter(({ kind }) => kind === 'unique');
        const repeats = (text: (one: (typeof records)[number]) => string): number => distinct.length - new Set(distinct.map(text)).size;
        const expected = [repeats(({ code }) => code ?? ''), repeats(({ name, code }) => `${name} ${code}`)];
        const counts = (checked: readonly number[], failed: readonly number[]): unknown =>
          checked.map((n, place) => [n, n === 0 ? 0 : failed[place]]);
        expect(of.map(({ checked, failed }) => [checked, failed])).toEqual(counts([distinct.length, distinct.length], expected));
      }),
      { numRuns: 25 },
    );
  }, 240_000);

  const one = (code: string | null, name: string | null = 'An'): Row => ({ code, name, sex: 'nam', born: '2001-02-03', died: null });
  const simple = rules.slice(0, 12);

  test('are told again without a look at the records while all that rules rest on is as it was, and only then', async () => {
    const people = await shop.split('people', { a: [one('001'), one('x')], b: [one('002', 'Ba<br>Vì'), one('001')] });
    const codes = [await shop.table('codes', [{ code: '001' }, { code: '002' }]), await shop.table('codes', [{ code: '002' }])];
    const kept = await folder();
    const statements: string[] = [];
    const engine = new Proxy(shop.engine, {
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
    const run = async (population: TableProfile | undefined, asks: Rule[], day: string, states?: string) => {
      statements.length = 0;
      const options = { pack: tinyPack, now: () => new Date(`${day}T12:00:00Z`), ...(states && { states: { folder: states, release: '1' } }) };
      const { results, discrepancies } = await runRules(engine, [people, ...(population ? [population] : [])], asks, options);
      await using _ = discrepancies;
      const isRead = statements.some((text) => (people.parts ?? []).some(({ file }) => text.includes(file)));
      const findings = await shop.engine.all(sql`select * exclude (detected_at) from ${discrepancies.name} order by all`);
      return { found: { results, findings }, isRead };
    };
    const some = rules.filter(({ check }) => check.kind !== 'required');
    const [first, last] = ['2025-08-05', '2025-08-06'];
    const steps: [TableProfile | undefined, Rule[], string, isSame: boolean][] = [
      [codes[0], rules, first, false],
      [codes[0], rules, first, true],
      [codes[1], rules, first, false],
      [codes[1], rules, last, false],
      [codes[1], rules, last, true],
      [codes[1], some, last, false],
      [undefined, some, last, false],
      [codes[0], some, last, false],
      [codes[0], some, last, true],
    ];
    for (const [place, [population, asks, day, isSame]] of steps.entries()) {
      const again = await run(population, asks, day, kept);
      expect(again.found, `step ${place}`).toEqual((await run(population, asks, day)).found);
      if (isSame) expect(again.isRead, `step ${place}`).toBe(false);
    }
  });

  test('count how old things are anew when the data is said to be from another day', async () => {
    const people = await shop.split('people', { a: [one('001'), one('002')] });
    const kept = await folder();
    const asks = rules.filter(({ check }) => check.kind === 'newest' || check.kind === 'freshness');
    const of = async (asOf: string, states?: { folder: string; release: string }) => {
      const { results, discrepancies } = await runRules(shop.engine, [people], asks, {
        pack: tinyPack,
        now,
        asOf: () => asOf,
        ...(states && { states }),
      });
      await using _ = discrepancies;
      return results;
    };
    for (const day of ['2001-02-05', '2020-01-01', '2001-02-05']) expect(await of(day, { folder: kept, release: '1' })).toEqual(await of(day));
  });

  test('see a file that changed within, though its size and its time of change are as they were', async () => {
    const kept = await folder();
    const before = await shop.split('people', { a: [one('001')], b: [one('002')] });
    const [file = ''] = (before.parts ?? []).map((part) => part.file);
    const { atime, mtime, size } = await stat(file);
    await found([before], simple, kept);
    const after = await shop.split('people', { a: [one('701')], b: [one('002')] });
    await utimes(file, atime, mtime);
    expect((await stat(file)).size).toBe(size);
    expect(await found([after], simple, kept)).toEqual(await found([after], simple));
  });

  test('are begun anew where another release wrote them, and where a file of theirs is damaged or gone', async () => {
    const table = await shop.split('people', { a: [one('001'), one('x')], b: [one('001', 'Ba<br>Vì')] });
    const plain = await found([table], simple);
    for (const harm of ['release', 'cut', 'gone', 'manifest']) {
      const kept = await folder();
      await found([table], simple, kept);
      const files = (await readdir(kept)).filter((name) => name.startsWith(harm === 'manifest' ? 'states' : 'findings'));
      for (const name of files) await (harm === 'gone' ? rm(join(kept, name)) : harm === 'release' ? undefined : writeFile(join(kept, name), 'PAR1'));
      expect(await found([table], simple, kept, harm === 'release' ? '2' : '1')).toEqual(plain);
    }
  });

  test('are made with what a kind prepares for all columns once', async () => {
    const table = await shop.split('people', { a: [one('001')], b: [one('002', 'K#nh')] });
    let looks = 0;
    const suspect = (text: Sql): Sql => {
      looks += 1;
      return sql`${text} like '%#%'`;
    };
    const pack: CountryPack = { ...tinyPack, misdecoded: { suspect, repair: () => null } };
    const asks = ['name', 'code', 'sex'].map((column) => asked('people', { kind: 'encoding', column }));
    const { discrepancies } = await runRules(shop.engine, [table], asks, { pack, now, states: { folder: await folder(), release: '1' } });
    await discrepancies.drop();
    expect(looks).toBe(asks.length);
  });

  test('stay few files, and hold of what is gone no more than of what is there', async () => {
    const kept = await folder();
    for (let run = 0; run < 15; run += 1) {
      const table = await shop.split('people', { a: [one('001'), one('x')], b: [one(String(run), 'Ba<br>Vì'), one('001')] });
      const again = await found([table], simple.slice(4, 12), kept);
      if (run % 7 === 6) expect(again).toEqual(await found([table], simple.slice(4, 12)));
    }
    expect((await readdir(kept)).length).toBeLessThan(60);
  }, 240_000);

  test('serve tables of one file, and tables whose own columns take the names that tell files apart', async () => {
    const kept = await folder();
    const single = await shop.table('people', [one('x'), one('x')]);
    const odd = await shop.split('odd', { a: [{ file_index: 'x', part_number: '1' }], b: [{ file_index: 'x', part_number: '2' }] });
    const asks = [
      ...simple,
      asked('odd', { kind: 'format', column: 'file_index', semanticType: 'tiny.code' }),
      asked('odd', { kind: 'unique', columns: ['file_index'] }),
    ];
    const plain = await found([single, odd], asks);
    expect(plain.findings.filter(({ table }) => table === 'odd').map((d) => d.record_key)).toEqual(['#1', '#2', '#2']);
    for (const _ of [1, 2]) expect(await found([single, odd], asks, kept)).toEqual(plain);
  });

  test('of columns whose values repeat much are the same, value by value', async () => {
    const kept = await folder();
    const many = (from: number): Row[] =>
      Array.from({ length: 25_100 }, (_, i) => one(String((i + from) % 520).padStart(3, '0'), i % 3 ? 'An' : 'Ba<br>Vì'));
    const asks = simple.slice(0, 6);
    for (const from of [0, 7]) {
      const table = await shop.split('people', { a: many(from), b: many(450) });
      expect(await found([table], asks, kept)).toEqual(await found([table], asks));
    }
  }, 240_000);
});
