import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Check, Rule } from '@sogoc/contract';
import { id, join, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, readTable, type TablePart, type TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discrepancy, type RuleResult, runRules } from '../src/index.ts';
import { ChunkReader } from '../src/pages/column-chunk.ts';
import { PageTester } from '../src/pages/column-tester.ts';
import { PagePool } from '../src/pages/page-pool.ts';
import { NotReadable } from '../src/pages/pages-error.ts';
import { placesOf } from '../src/pages/places.ts';
import { FileOfPages } from '../src/pages/read-chunk.ts';
import type { ReadColumn } from '../src/pages/read-job.ts';
import { textOffsets } from '../src/pages/values.ts';
import { valuesAt } from '../src/pages/values-at.ts';
import { ruleKind } from '../src/rules/index.ts';
import { columnTest, untouchedTexts } from '../src/screen/column-test.ts';
import { asked, now } from './asked.ts';
import { openWorkshop, tinyPack, type Workshop } from './tiny.ts';

let shop: Workshop;
let folder: string;
beforeAll(async () => {
  shop = await openWorkshop();
  folder = await mkdtemp(joinPath(tmpdir(), 'pages-'));
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Row {
  text: string | null;
  code: string | null;
  whole: bigint | null;
  small: number | null;
  real: string | null;
  day: string | null;
}

const texts = [
  'Hà Nội',
  'Ha',
  'a',
  'N/A',
  'n/a',
  'Xã  A',
  ' x',
  '',
  ' ',
  '\u00a0',
  'Hà',
  'A<b>',
  '001',
  '012',
  '12',
  '1234567890123456789',
  'đ',
  'Đ',
  '😀',
  'a\tb',
];
const row: fc.Arbitrary<Row> = fc.record({
  text: fc.oneof(
    fc.constantFrom(...texts, null),
    fc.string({ maxLength: 8 }).map((text) => text.toWellFormed().replaceAll('\0', '')),
  ),
  code: fc.constantFrom('A', 'B', 'C', 'a', 'X', ' A', null),
  whole: fc.constantFrom(0n, 5n, -1n, 1000n, 1001n, 2n ** 60n, -(2n ** 62n), null),
  small: fc.constantFrom(0, 7, -7, 40, 41, null),
  real: fc.constantFrom('0', '-0', '1.5', '99.8', '99.80000000000001', '99.9', 'NaN', 'Infinity', '-Infinity', '1e-300', null),
  day: fc.constantFrom('2020-01-01', '2019-12-31', '2025-08-05', '2025-08-06', '1900-02-28', null),
});
const rows = fc.array(row, { minLength: 1, maxLength: 30 });
/** Keys that pages tell, and one that they do not. */
const keys = fc.constantFrom(null, ['whole'], ['text'], ['day', 'code', 'small'], ['real']);
const writing = fc.record({
  compression: fc.constantFrom('zstd', 'gzip', 'uncompressed', 'snappy'),
  version: fc.constantFrom('v1', 'v2'),
});

const types = { text: 'varchar', code: 'varchar', whole: 'bigint', small: 'integer', real: 'double', day: 'date' } as const;
const names = Object.keys(types) as (keyof Row)[];
const storages = { varchar: 'text', bigint: 'integer', integer: 'integer', double: 'double', date: 'date' } as const;
const typeNames: Record<(typeof types)[keyof typeof types], Sql> = {
  varchar: sql`varchar`,
  bigint: sql`bigint`,
  integer: sql`integer`,
  double: sql`double`,
  date: sql`date`,
};

let written = 0;
async function write(some: readonly Row[], { compression, version }: { compression: string; version: string }): Promise<string> {
  written += 1;
  const path = joinPath(folder, `${written}.parquet`);
  const values = join(some.map((one) => sql`(${join(names.map((name) => (one[name] === null ? null : String(one[name]))))})`));
  const typed = join(names.map((name) => sql`cast(${id(name)} as ${typeNames[types[name]]}) as ${id(name)}`));
  // The engine writes row groups of whole vectors: more records than one make two.
  const many = some.length > 25 ? sql`, range(200) as r` : sql``;
  await shop.engine.run(sql`copy (select ${typed} from (values ${values}) as v(${join(names.map((name) => id(name)))})${many})
    to ${path} (format parquet, compression ${compression}, parquet_version ${version}, row_group_size 2048)`);
  return path;
}

async function tableOf(files: readonly string[], primaryKey: readonly string[] | null = null): Promise<TableProfile> {
  const parts: TablePart[] = [];
  for (const [place, file] of files.entries()) {
    const { rows: count } = await shop.engine.one<{ rows: number }>(sql`select count(*) as rows from read_parquet(${file})`);
    parts.push({ file, name: `part ${place}`, rows: count });
  }
  const columns = names.map((name) => ({ name, sourceType: '', type: 'text' as const }));
  const profile = await readTable(shop.engine, {
    database: 'db',
    table: 't',
    file: folder,
    parts,
    primaryKey: primaryKey && [...primaryKey],
    unique: [],
    references: [],
    columns,
  });
  // However the few values look, they are read as they stand.
  const plain = profile.columns.map((column) =>
    column.storage === 'text' ? { ...column, type: 'text' as const, reading: { kind: 'stored' as const } } : column,
  );
  return { ...profile, columns: plain };
}

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
  ...(['text', 'whole', 'small', 'day', 'real'] as const).map((column): Check => ({ kind: 'unique', columns: [column] })),
];
const rules: Rule[] = checks.map((check, place) => asked('t', check, { id: `rule ${place}` }));

async function found(table: TableProfile, states?: string, asks = rules): Promise<{ results: RuleResult[]; findings: Discrepancy[] }> {
  const kept = states === undefined ? {} : { states: { folder: states, release: '1' } };
  const { results, discrepancies } = await runRules(shop.engine, [table], asks, { pack: tinyPack, now, ...kept });
  await using _ = discrepancies;
  return {
    results,
    findings: await shop.engine.all<Discrepancy>(sql`select * from ${discrepancies.name} order by rule, record_key, kind, observed, expected`),
  };
}

test('rules that are asked by pages find what they find when the engine is asked of every record, however the files are written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(rows, writing), { minLength: 2, maxLength: 4 }), keys, async (parts, key) => {
      const files: string[] = [];
      for (const [some, way] of parts) files.push(await write(some, way));
      const states = await mkdtemp(joinPath(folder, 'states-'));
      // A first run, one of more files, one of which one has gone.
      for (const some of [files.slice(1), files, files.slice(0, -1)]) {
        const table = await tableOf(some, key);
        expect(await found(table, states)).toEqual(await found(table));
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 240_000);

test('records are whole duplicates whichever zero they hold, and however a file writes them', async () => {
  const record = { text: null, code: 'A', whole: 1n, small: null, day: '2020-01-01' };
  const one = await write(
    [
      { ...record, real: '0' },
      { ...record, real: null },
    ],
    { compression: 'zstd', version: 'v1' },
  );
  const other = await write(
    [
      { ...record, real: '-0' },
      { ...record, real: 'NaN' },
      { ...record, real: null, day: null },
    ],
    { compression: 'zstd', version: 'v2' },
  );
  const asks = [asked('t', { kind: 'duplicate-rows' })];
  const { findings } = await found(await tableOf([one, other]), await mkdtemp(joinPath(folder, 'states-')), asks);
  expect(findings.map(({ record_key: key }) => key)).toEqual(['#part 1:1']);
});

test('the kinds of rules that are asked so are told by their columns', async () => {
  const table = await tableOf([
    await write([{ text: 'a', code: 'A', whole: 1n, small: 1, real: '1', day: '2020-01-01' }], { compression: 'zstd', version: 'v1' }),
  ]);
  const context = { profile: table, now: now() } as Parameters<typeof columnTest>[1];
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

test('pages give the texts that the engine gives, and files packed otherwise are left to it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, writing, async (some, way) => {
      const path = await write(some, way);
      const places = await placesOf(shop.engine, [{ path, rows: null }], [{ name: 'text', storage: 'text' }], {});
      const chunks = places.get('text')?.get(path)?.chunks;
      // What the second version writes is read where its ways are known.
      if (way.compression === 'snappy' || way.version === 'v1') expect(chunks === undefined).toBe(way.compression === 'snappy');
      if (!chunks) return;
      const read: (string | null)[] = [];
      using file = new FileOfPages();
      for (const chunk of chunks)
        for (const page of file.pages(chunk)) {
          const count = page.places ? page.entries : page.filled;
          const offsets = new Uint32Array(count + 1);
          textOffsets(page.bytes, count, offsets);
          let filled = 0;
          for (let n = 0; n < page.count; n += 1) {
            if (page.present?.[n] === 0) {
              read.push(null);
              continue;
            }
            const place = page.places?.[filled] ?? filled;
            read.push(Buffer.from(page.bytes.subarray(offsets[place], (offsets[place + 1] ?? 0) - 4)).toString());
            filled += 1;
          }
        }
      const expected = await shop.engine.all<{ text: string | null }>(
        sql`select text from read_parquet(${path}, file_row_number = true) order by file_row_number`,
      );
      expect(read).toEqual(expected.map(({ text }) => text));
    }),
    { numRuns: 25 },
  );
});

test('of damaged pages nothing comes but values or that they cannot be read', async () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
  const outcomes = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(rows, writing, fc.array(damage, { minLength: 20, maxLength: 40 }), async (some, way, damages) => {
      const path = await write(some, way);
      const places = await placesOf(shop.engine, [{ path, rows: null }], [{ name: 'text', storage: 'text' }], {});
      const whole = await readFile(path);
      for (const chunk of places.get('text')?.get(path)?.chunks ?? [])
        for (const bytes of damages.map((one) => damaged(whole.subarray(chunk.offset, chunk.offset + chunk.size), one))) {
          try {
            const tester = new PageTester();
            for (const page of new ChunkReader().pages(bytes, chunk)) tester.offsetsOf(page);
            outcomes.read += 1;
          } catch (error) {
            expect(error).toBeInstanceOf(NotReadable);
            outcomes.refused += 1;
          }
        }
    }),
    { numRuns: 25 },
  );
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(0);
});

test('threads find in pages what is found without them, tell what cannot be read, and are done without once they have ended', async () => {
  const some = fc.sample(row, { numRuns: 30, seed: 1 });
  const path = await write(some, { compression: 'zstd', version: 'v1' });
  const places = await placesOf(
    shop.engine,
    [{ path, rows: null }],
    names.map((name) => ({ name, storage: storages[types[name]] })),
    {},
  );
  const columns = names.map((name, place): ReadColumn => {
    const { written = 'text', chunks = [] } = places.get(name)?.get(path) ?? {};
    const test = written === 'text' ? null : { kind: 'number' as const, low: 0, high: 7 };
    return { place, test, isMissingSuspect: place % 2 === 0, hash: written === 'double' ? null : { untouched: null }, key: null, written, chunks };
  });
  const job = { part: 3, firstRow: 1000, firstOfPart: 10, columns };
  const alone = new PagePool(2 ** 30);
  const own = await alone.do('read', job);
  expect(own.suspects.rows).toBeGreaterThan(0);
  const pool = new PagePool(2 ** 30);
  pool.expect(2 ** 24);
  expect(pool.atOnce).toBe(availableParallelism() > 1 ? 2 * Math.min(availableParallelism(), 4) : 1);
  const found = await Promise.all(Array.from({ length: 5 }, () => pool.do('read', job)));
  expect(found).toEqual(Array(5).fill(own));
  const wrong = columns.map((column) => ({ ...column, chunks: column.chunks.map((chunk) => ({ ...chunk, offset: chunk.offset + 1 })) }));
  await expect(pool.do('read', { ...job, columns: wrong })).rejects.toBeInstanceOf(NotReadable);
  const absent = columns.map((column) => ({ ...column, chunks: column.chunks.map((chunk) => ({ ...chunk, path: `${path}.no` })) }));
  await expect(pool.do('read', { ...job, columns: absent })).rejects.toMatchObject({ code: 'ENOENT' });
  const stop = new AbortController();
  const stopped = pool.do('read', job, stop.signal);
  stop.abort();
  await expect(stopped).rejects.toBe(stop.signal.reason);
  const late = pool.do('read', job);
  await pool[Symbol.asyncDispose]();
  expect(await late).toEqual(own);
  expect(await pool.do('read', job)).toEqual(own);
  for (const one of [pool, alone]) await one[Symbol.asyncDispose]();
  for (let turn = 0; turn < 6; turn += 1) {
    await using ended = new PagePool(2 ** 30);
    ended.expect(2 ** 24);
    await ended.do('read', job);
    const busy = Array.from({ length: 6 }, () => ended.do('read', job));
    await new Promise((resolve) => setTimeout(resolve, turn));
    await ended[Symbol.asyncDispose]();
    expect(await Promise.all(busy)).toEqual(Array(6).fill(own));
  }
}, 120_000);

test('the keys of suspects are read with their pages, however large these are', async () => {
  written += 1;
  const path = joinPath(folder, `${written}.parquet`);
  await shop.engine.run(sql`copy (select i * 3 as whole, case when i % 7 = 0 then null else 'key ' || i end as text, i % 100 as small from range(30000) as r(i))
    to ${path} (format parquet, compression zstd, row_group_size 20000)`);
  const columns = [
    { name: 'whole', key: [0], storage: 'integer' as const },
    { name: 'text', key: [0, 1], storage: 'text' as const },
    { name: 'small', key: [], storage: 'integer' as const },
  ];
  const places = await placesOf(shop.engine, [{ path, rows: null }], columns, {});
  await using pool = new PagePool(2 ** 30);
  for (const asked of [['whole'], ['text'], ['text', 'whole']]) {
    const job = columns
      .map(({ name }, place): ReadColumn => {
        const { written: way = 'text', chunks = [] } = places.get(name)?.get(path) ?? {};
        const test = name === 'small' ? { kind: 'number' as const, low: 1, high: 99 } : null;
        const key = asked.includes(name) ? { place: asked.indexOf(name), untouched: null } : null;
        return { place, test, isMissingSuspect: true, hash: null, key, written: way, chunks };
      })
      .toSorted((a, b) => (a.key?.place ?? 9) - (b.key?.place ?? 9));
    const { isKeyed, suspects } = await pool.do('read', { part: 0, firstRow: 0, firstOfPart: 0, columns: job });
    const [bytes = new Uint8Array(0)] = suspects.values.slice(-1);
    const offsets = new Uint32Array(suspects.rows + 1);
    textOffsets(bytes, suspects.rows, offsets);
    const found = Array.from({ length: suspects.rows }, (_, place) =>
      Buffer.from(bytes.subarray(offsets[place], (offsets[place + 1] ?? 0) - 4)).toString(),
    );
    const text = (i: number): string => (i % 7 === 0 ? '' : `key ${i}`);
    const keyOf = (i: number): string => asked.map((name) => (name === 'whole' ? String(3 * i) : text(i))).join('|');
    expect(isKeyed).toBe(true);
    expect(found).toEqual(Array.from({ length: 300 }, (_, n) => keyOf(100 * n)));
    const numbers = untouchedTexts({ storage: 'text', type: 'integer', reading: { kind: 'number', decimal: '.', group: '' } } as ColumnProfile);
    const odd = job.map((column) => (column.key && column.written === 'text' ? { ...column, key: { ...column.key, untouched: numbers } } : column));
    const told = await pool.do('read', { part: 0, firstRow: 0, firstOfPart: 0, columns: odd });
    expect(told.isKeyed).toBe(!asked.includes('text'));
    const [whole, texts] = ['whole', 'text'].map((name) => places.get(name)?.get(path) ?? { written: 'text' as const, chunks: [] });
    if (!whole || !texts) continue;
    using pages = new FileOfPages();
    const source = { key: [{ ...whole, untouched: null }], value: { ...texts, untouched: null } };
    const [keysAt, valuesOf] = valuesAt(pages, source, [1, 19_999, 20_000, 29_999]).map((own) => {
      const at = new Uint32Array(5);
      textOffsets(own, 4, at);
      return [0, 1, 2, 3].map((place) => Buffer.from(own.subarray(at[place], (at[place + 1] ?? 0) - 4)).toString());
    });
    expect(keysAt).toEqual(['3', '59997', '60000', '89997']);
    expect(valuesOf).toEqual([1, 19_999, 20_000, 29_999].map(text));
    expect(() => valuesAt(pages, { ...source, value: { ...texts, untouched: numbers } }, [1])).toThrow(NotReadable);
    expect(() => valuesAt(pages, source, [30_000])).toThrow(NotReadable);
  }
});

/** Bytes with some put in place of others. */
function damaged(bytes: Uint8Array, puts: readonly (readonly [place: number, byte: number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [place, byte] of puts) copy[place % copy.length] = byte;
  return copy;
}
