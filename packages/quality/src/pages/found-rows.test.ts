import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DistinctTexts } from './distinct-texts.ts';
import { optionalChunk } from './encoded-chunk.ts';
import { findingChunks, nothing, TextRuns, withAbout } from './finding-chunks.ts';
import { GrowingBytes } from './growing.ts';
import { ParquetWriter } from './parquet-writer.ts';
import { RepeatedRecords } from './repeated-records.ts';
import { Runs } from './runs.ts';

let folder: string;
let engine: Awaited<ReturnType<typeof openDuckDb>>;
beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'found-rows-'));
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const text = fc.string({ unit: 'binary', maxLength: 80 }).map((own) => own.toWellFormed());
const bytesOf = (texts: readonly string[]): Uint8Array => {
  const into = new GrowingBytes();
  for (const own of texts) into.text(Buffer.from(own));
  return into.bytes;
};

test('texts get the number that the first of them got, each column its own, however many there are', () => {
  const value = fc.record({ place: fc.nat(2), own: fc.oneof(fc.constantFrom(null, '', 'a', 'A'), fc.nat(5000).map(String), text) });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), fc.boolean(), (values, isMany) => {
      const numbers = new DistinctTexts();
      const known = new Map<string, number>();
      const more = isMany ? Array.from({ length: 9000 }, (_, n) => ({ place: n % 3, own: String(n % 6000) })) : [];
      const all = [...values, ...more, ...values];
      const expected = all.map(({ place, own }) => {
        const name = JSON.stringify([place, own]);
        if (!known.has(name)) known.set(name, known.size);
        return { number: known.get(name), text: own ?? '' };
      });
      const found = all.map(({ place, own }) => {
        const bytes = Buffer.from(`x${own ?? ''}y`);
        const number = own === null ? numbers.missing(place) : numbers.number(place, bytes, 1, bytes.length - 1);
        return { number, text: Buffer.from(numbers.texts.subarray(numbers.textAt(number), numbers.textAt(number + 1) - 4)).toString() };
      });
      expect(found).toEqual(expected);
      expect(numbers.count).toBe(known.size);
    }),
    { numRuns: 60 },
  );
});

test('the engine reads what was written: texts that repeat, that are missing, and that are packed', async () => {
  const finding = fc.record({ key: text, kind: fc.constantFrom('a', 'b', null), observed: fc.option(text), count: fc.constantFrom(1, 3, 700) });
  const groups = fc.array(fc.array(finding, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 });
  let files = 0;
  await fc.assert(
    fc.asyncProperty(groups, async (all) => {
      files += 1;
      const path = joinPath(folder, `${files}.parquet`);
      const writer = await ParquetWriter.create(path, findingChunks);
      const about = { database: 'd', table: 't', column: null, origin: null, rule: 'r', severity: 'low', unit: 'u' };
      const expected: unknown[] = [];
      for (const [place, group] of all.entries()) {
        const [keys, observed, present, kinds] = [new GrowingBytes(), new GrowingBytes(), new Runs(), new TextRuns()];
        for (const one of group)
          for (let n = 0; n < one.count; n += 1) {
            keys.text(Buffer.from(one.key));
            present.add(one.observed === null ? 0 : 1);
            if (one.observed !== null) observed.text(Buffer.from(one.observed));
            kinds.add(one.kind);
            expected.push({ record_key: one.key, kind: one.kind, observed: one.observed, rule: `r${place}`, column: null, row: null, generation: 7 });
          }
        const rows = group.reduce((sum, { count }) => sum + count, 0);
        const none = nothing(rows);
        const columns = {
          ...{ record_key: optionalChunk(rows, Int32Array.of(1, rows), keys.bytes), observed: optionalChunk(rows, present.pairs, observed.bytes) },
          ...{ kind: kinds.chunk(rows), expected: none, part: none, in_part: none, row: none, hash: none },
        };
        await writer.addEncoded(rows, withAbout([{ about: { ...about, rule: `r${place}` }, rows }], 7, { rows, columns }));
      }
      await writer.finish();
      const read = sql`select record_key, kind, observed, rule, "column", row, generation from read_parquet(${path}) as f`;
      expect(await engine.all(read)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test('of records whose hash repeats those are found whose value one before has', () => {
  const record = fc.record({ hash: fc.nat(3), value: fc.constantFrom('a', 'b', 'c'), key: text });
  fc.assert(
    fc.property(fc.array(fc.array(record, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }), (parts) => {
      const records = new RepeatedRecords();
      // Parts come in any order.
      for (const [place, some] of [...parts.entries()].reverse()) {
        const numbers = (own: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(own).buffer);
        const hashes = numbers(some.flatMap(({ hash }) => [hash, 1]));
        const texts = [bytesOf(some.map(({ key }) => key)), bytesOf(some.map(({ value }) => value))];
        const values = [numbers(some.map(() => 0)), numbers(some.map(() => place)), numbers(some.map((_, row) => row)), hashes, ...texts];
        expect(records.add({ rows: some.length, values })).toBe(true);
      }
      const all = parts.flat();
      const first = (one: (typeof all)[number]): number => all.findIndex(({ hash, value }) => hash === one.hash && value === one.value);
      const found = records.found({ kind: 'duplicate', isShown: true, parts: parts.map((_, place) => `p${place}`) });
      expect(found.rows).toBe(all.filter((one, place) => first(one) < place).length);
      const repeated = [0, 1, 2, 3].filter((hash) => all.filter((one) => one.hash === hash).length > 1);
      const words = new Int32Array(found.hashes.slice().buffer);
      expect([...words].filter((_, place) => place % 2 === 0).sort()).toEqual(repeated);
    }),
    { numRuns: 100 },
  );
  const tooMany = new RepeatedRecords();
  expect(tooMany.add({ rows: 1, values: [new Uint8Array(2 ** 26)] })).toBe(false);
});
