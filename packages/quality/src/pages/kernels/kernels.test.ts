import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashBytes, hashWords } from '../hash-text.ts';
import { textOffsets } from '../values.ts';
import { assemble } from './assemble.ts';
import { Space } from './space.ts';

function functionOf(text: string): (...given: number[]) => number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(text)));
  return Object.values(exports)[0] as (...given: number[]) => number;
}

test('what is assembled does what its text says', () => {
  const sum = functionOf(
    '(func $sum (param $n i32) (result i32) (local $all i32) (while $n (set $all (i32.add $all $n)) (set $n (i32.sub $n 1))) $all) ;; a remark',
  );
  expect(sum(100)).toBe(5050);
  const sign = functionOf('(func $sign (param $n i32) (result i32) (if (i32.lt_s $n 0) (then (return -1)) (else (if $n (then (return 1))))) 0)');
  expect([-7, 0, 7].map((n) => sign(n))).toEqual([-1, 0, 1]);
  const leave = functionOf(
    '(func $leave (param $n i32) (result i32) (block $out (while 1 (br_if $out (i32.gt_u (tee $n (i32.mul $n 2)) 1000)))) $n)',
  );
  expect(leave(3)).toBe(1536);
  fc.assert(
    fc.property(fc.integer(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (small, large) => {
      expect(functionOf(`(func $one (result i32) ${small})`)()).toBe(small);
      expect(functionOf(`(func $one (result i64) (i64.const ${large}))`)()).toBe(large);
    }),
  );
  for (const text of [
    '(func $f $x)',
    '(func $f (i32.fly 1))',
    '(func $f (br $out))',
    '(func $f',
    '(fun $f)',
    '(func $f (param $a i31))',
    '(func $f (call $g))',
  ])
    expect(() => assemble(text), text).toThrow('Not ');
});

/** Numbers in runs and groups of eight, as Parquet writes them. */
function hybridOf(runs: readonly ({ value: number; times: number } | number[])[], width: number): { bytes: Uint8Array; values: number[] } {
  const bytes: number[] = [];
  const values: number[] = [];
  const head = (number: number): void => {
    for (let rest = number; ; rest >>>= 7) {
      bytes.push(rest < 128 ? rest : (rest & 127) | 128);
      if (rest < 128) return;
    }
  };
  for (const run of runs) {
    const mask = 2n ** BigInt(width) - 1n;
    if (!Array.isArray(run)) {
      const value = Number(BigInt(run.value) & mask);
      head(2 * run.times);
      for (let place = 0; place < Math.ceil(width / 8); place += 1) bytes.push(Number((BigInt(value) >> BigInt(8 * place)) & 255n));
      values.push(...Array<number>(run.times).fill(value));
      continue;
    }
    const own = [...run, ...Array<number>((8 - (run.length % 8)) % 8).fill(0)].map((value) => BigInt(value) & mask);
    head(own.length / 4 + 1);
    const packed = own.reduce((all, value, place) => all | (value << BigInt(place * width)), 0n);
    for (let place = 0; place < (own.length / 8) * width; place += 1) bytes.push(Number((packed >> BigInt(8 * place)) & 255n));
    values.push(...own.map(Number));
  }
  return { bytes: Uint8Array.from(bytes), values };
}

const number = fc.nat(2 ** 31 - 1);
const runs = fc.array(
  fc.oneof(fc.record({ value: number, times: fc.integer({ min: 1, max: 300 }) }), fc.array(number, { minLength: 1, maxLength: 40 })),
  { maxLength: 6 },
);

test('levels and places are those that were written, and fewer are told', () => {
  const space = new Space();
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 31 }), fc.nat(20), (some, width, less) => {
      for (const bits of [1, width]) {
        const { bytes, values } = hybridOf(some, bits);
        const count = Math.max(0, values.length - less);
        space.begin();
        const at = space.put(bytes);
        const into = space.room(4 * values.length + 8);
        if (bits === 1) {
          const expected = values.slice(0, count);
          expect(space.call.decodeLevels(at, at + bytes.length, count, into)).toBe(expected.reduce((sum, value) => sum + value, 0));
          expect([...space.bytes(into, count)]).toEqual(expected);
          expect(space.call.decodeLevels(at, at + bytes.length, values.length + 1, space.room(values.length + 9))).toBe(-1);
        }
        expect(space.call.decodePlaces(at, at + bytes.length, bits, count, into)).toBe(0);
        expect([...space.words(into, count)]).toEqual(values.slice(0, count));
        expect(space.call.decodePlaces(at, at + bytes.length, bits, values.length + 1, space.room(4 * values.length + 4))).toBe(1);
      }
    }),
    { numRuns: 300 },
  );
});

const texts = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)),
  ),
  { maxLength: 30 },
);

test('texts begin where they begin, and are hashed as one by one', () => {
  const space = new Space();
  fc.assert(
    fc.property(texts, fc.nat(3), (some, cut) => {
      const bytes = Buffer.concat(
        some.flatMap((text) => {
          const length = Buffer.alloc(4);
          length.writeUInt32LE(text.length);
          return [length, text];
        }),
      );
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const [offsets, hashes] = [new Uint32Array(some.length + 1), new Uint32Array(2 * some.length)];
      textOffsets(bytes, some.length, offsets);
      for (let place = 0; place < some.length; place += 1) hashBytes(view, offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4, hashes, 2 * place);
      space.begin();
      const at = space.put(bytes);
      const [own, into, kinds] = [space.room(4 * offsets.length), space.room(hashes.byteLength), space.room(some.length)];
      expect(space.call.textOffsets(at, bytes.length, some.length, own)).toBe(0);
      expect(space.words(own, offsets.length)).toEqual(offsets);
      const odd = space.call.hashTexts(at, own, some.length, into, kinds);
      expect(space.words(into, hashes.length)).toEqual(hashes);
      const expected = some.map(([first = 0]) => (first <= 0x20 || first >= 0x80 ? 2 : 1));
      expect([...space.bytes(kinds, some.length)]).toEqual(expected);
      expect(odd).toBe(expected.filter((kind) => kind === 2).length);
      if (cut > 0 && bytes.length > 0) expect(space.call.textOffsets(at, bytes.length - Math.min(cut, bytes.length), some.length, own)).toBe(1);
    }),
  );
});

test('whole numbers are hashed and tested as one by one', () => {
  const space = new Space();
  const longs = fc.array(fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt({ min: -5n, max: 5n })), { maxLength: 20 });
  fc.assert(
    fc.property(longs, fc.double(), fc.double(), (values, low, high) => {
      const words = new Int32Array(BigInt64Array.from(values).buffer);
      const hashes = new Uint32Array(2 * values.length);
      for (const place of values.keys()) hashWords(words[2 * place] ?? 0, words[2 * place + 1] ?? 0, hashes, 2 * place);
      space.begin();
      const at = space.put(words);
      const [into, failed] = [space.room(hashes.byteLength), space.room(values.length)];
      space.call.hashNumbers(at, 8, values.length, into);
      expect(space.words(into, hashes.length)).toEqual(hashes);
      space.call.testLongs(at, values.length, low, high, failed);
      expect([...space.bytes(failed, values.length)]).toEqual(values.map((value) => (Number(value) >= low && Number(value) <= high ? 0 : 1)));
      const doubles = new Float64Array(words.buffer);
      space.call.testDoubles(at, values.length, low, high, failed);
      expect([...space.bytes(failed, values.length)]).toEqual([...doubles].map((value) => (value >= low && value <= high ? 0 : 1)));
      space.call.hashNumbers(at, 4, values.length, into);
      for (const place of values.keys()) hashWords(words[place] ?? 0, (words[place] ?? 0) >> 31, hashes, 2 * place);
      expect(space.words(into, hashes.length)).toEqual(hashes);
      space.call.testIntegers(at, values.length, low, high, failed);
      expect([...space.bytes(failed, values.length)]).toEqual(
        [...words.subarray(0, values.length)].map((value) => (value >= low && value <= high ? 0 : 1)),
      );
    }),
  );
});

test('hashes that are there more than once are found, each once, and let through', () => {
  const space = new Space();
  const hash = fc.tuple(fc.constantFrom(0, 1, 2 ** 21 - 1, 2 ** 31, 2 ** 32 - 1), fc.constantFrom(0, 1, 2 ** 21, 5 * 2 ** 21, 2 ** 31 - 1));
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 40 }), fc.nat(1023), (hashes, from) => {
      const words = Uint32Array.from(hashes.flat());
      const times = Map.groupBy(hashes, (own) => own.join());
      space.begin();
      const at = space.put(words);
      const sizes = space.put(new Uint32Array(1024));
      space.call.addSizes(at, hashes.length, sizes);
      const counted = space.words(sizes, 1024).slice();
      expect([...counted]).toEqual(Array.from({ length: 1024 }, (_, part) => hashes.filter(([, high]) => high >>> 21 === part).length));
      const begins = counted.map((_, part) => counted.subarray(from, Math.max(from, part)).reduce((sum, size) => sum + size, 0));
      const next = space.put(begins);
      const held = space.room(words.byteLength);
      space.call.scatter(at, hashes.length, from, 1024, next, held);
      const [table, seen] = [space.room(8 * 128), space.room(128)];
      let into = held;
      for (let part = from; part < 1024; part += 1) {
        space.bytes(seen, 128).fill(0);
        into = space.call.repeated(held + 8 * (begins[part] ?? 0), counted[part] ?? 0, 128, table, seen, into);
      }
      const repeated = space.words(held, (into - held) / 4).slice();
      const found = Array.from({ length: repeated.length / 2 }, (_, place) => repeated.subarray(2 * place, 2 * place + 2).join());
      const expected = [...times].filter(([, all]) => all.length > 1 && (all[0]?.[1] ?? 0) >>> 21 >= from).map(([name]) => name);
      expect(found.toSorted()).toEqual(expected.toSorted());
      const [low, high] = [space.put(new Uint8Array(128)), space.put(new Uint8Array(128))];
      space.call.mark(space.put(repeated), repeated.length / 2, low, high, 1023);
      const [places, own] = [space.room(4 * hashes.length), space.room(words.byteLength)];
      const through = space.call.collect(at, hashes.length, 100, low, high, 1023, places, own);
      const marked = (half: 0 | 1, value: number): boolean => found.some((name) => (Number(name.split(',')[half]) & 1023) === (value & 1023));
      const isThrough = hashes.flatMap(([first, second], place) => (marked(0, first) && marked(1, second) ? [place] : []));
      expect([...space.words(places, through)]).toEqual(isThrough.map((place) => 100 + place));
      expect([...space.words(own, 2 * through)]).toEqual(isThrough.flatMap((place) => hashes[place] ?? []));
    }),
  );
});
