import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { sql } from '@sogoc/engine';
import type { ColumnProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChunkReader } from '../src/pages/column-chunk.ts';
import { PageTester } from '../src/pages/column-tester.ts';
import { PagePool } from '../src/pages/page-pool.ts';
import { NotReadable } from '../src/pages/pages-error.ts';
import { placesOf } from '../src/pages/places.ts';
import { FileOfPages } from '../src/pages/read-chunk.ts';
import type { ReadColumn } from '../src/pages/read-job.ts';
import { textOffsets } from '../src/pages/values.ts';
import { valuesAt } from '../src/pages/values-at.ts';
import { untouchedTexts } from '../src/screen/automata.ts';
import { names, PageFiles, type Row, row, rows, types, writing } from './page-files.ts';

let files: PageFiles;
beforeAll(async () => {
  files = await PageFiles.open();
});
afterAll(() => files[Symbol.asyncDispose]());

const storages = { varchar: 'text', bigint: 'integer', integer: 'integer', double: 'double', date: 'date' } as const;

test('pages give the texts that the engine gives, and files packed otherwise are left to it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, writing, async (some, way) => {
      const path = await files.write(some, way);
      const places = await placesOf(files.shop.engine, [{ path, rows: null }], [{ name: 'text', storage: 'text' }], {});
      const chunks = places.get('text')?.get(path)?.chunks;
      // What the second version writes is read where its ways are known.
      if (way.compression === 'lz4' || way.version === 'v1') expect(chunks === undefined).toBe(way.compression === 'lz4');
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
      const expected = await files.shop.engine.all<{ text: string | null }>(
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
      const path = await files.write(some, way);
      const places = await placesOf(files.shop.engine, [{ path, rows: null }], [{ name: 'text', storage: 'text' }], {});
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
  const path = await files.write(some, { compression: 'zstd', version: 'v1' });
  const places = await placesOf(
    files.shop.engine,
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

test('what the end of a file tells of numbers is what they are, and where it is enough they are not read', async () => {
  const asked = (['whole', 'small', 'real', 'day'] as const).map((name) => ({ name, storage: storages[types[name]] }));
  const low = fc.constantFrom(Number.NEGATIVE_INFINITY, -(2 ** 62), -7, -6.5, 0, 7);
  const high = fc.constantFrom(7, 41, 1001, 18_262, 20_305, 2 ** 60, Number.POSITIVE_INFINITY);
  // Few values, so that of some columns all are there, and right.
  const few = fc.array(row, { minLength: 1, maxLength: 3 }).map((some) => Array.from({ length: 28 }, (_, place) => some[place % some.length] as Row));
  const seen = { read: 0, passed: 0 };
  await fc.assert(
    fc.asyncProperty(few, writing, low, high, fc.boolean(), async (some, way, low, high, isMissingSuspect) => {
      const path = await files.write(some, way);
      const places = await placesOf(files.shop.engine, [{ path, rows: null }], asked, {});
      const columns = asked.flatMap(({ name }, place): ReadColumn[] => {
        const own = places.get(name)?.get(path);
        return own ? [{ place, test: { kind: 'number', low, high }, isMissingSuspect, hash: null, key: null, ...own }] : [];
      });
      const untold = columns.map((column) => ({ ...column, chunks: column.chunks.map(({ told: _, ...chunk }) => chunk) }));
      await using pool = new PagePool(2 ** 30);
      const job = { part: 0, firstRow: 0, firstOfPart: 0 };
      const expected = await pool.do('read', { ...job, columns: untold });
      expect(await pool.do('read', { ...job, columns })).toEqual(expected);
      for (const column of columns) {
        const { tested } = (await pool.do('read', { ...job, columns: [column] })).columns[0] ?? {};
        // Where nothing lies: what is read there cannot be.
        const nowhere = { ...column, chunks: column.chunks.map((chunk) => ({ ...chunk, offset: 0 })) };
        const told = await pool.do('read', { ...job, columns: [nowhere] }).catch(() => null);
        if (told) expect(told.columns[0]?.tested).toEqual(tested);
        if (told) expect(tested?.suspects).toBe(0);
        if (told) expect(column.written).not.toBe('double');
        seen[told ? 'passed' : 'read'] += 1;
      }
    }),
    { numRuns: 30 },
  );
  expect(seen.read).toBeGreaterThan(10);
  expect(seen.passed).toBeGreaterThan(10);
}, 120_000);

test('the keys of suspects are read with their pages, however large these are', async () => {
  const path = files.path();
  await files.shop.engine.run(sql`copy (select i * 3 as whole, case when i % 7 = 0 then null else 'key ' || i end as text, i % 100 as small from range(30000) as r(i))
    to ${path} (format parquet, compression zstd, row_group_size 20000)`);
  const columns = [
    { name: 'whole', key: [0], storage: 'integer' as const },
    { name: 'text', key: [0, 1], storage: 'text' as const },
    { name: 'small', key: [], storage: 'integer' as const },
  ];
  const places = await placesOf(files.shop.engine, [{ path, rows: null }], columns, {});
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
