import { openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { runningOf } from '../packed/compare-texts.ts';
import { textKernel } from '../packed/kernel/text-kernel.ts';
import { ValueTexts } from '../packed/value-texts.ts';
import { type Characters, isKnown, mostCharacters } from './characters.ts';
import { countBits } from './count-bits.ts';
import { neighbours } from './neighbours.ts';
import type { TextTest } from './text-levels.ts';

const engine = await openDuckDb();
afterAll(() => engine.close());

const letters = fc.constantFrom('a', 'b', 'c', 'd', 'ă', 'đ', 'ệ', '1', ' ', '𝒳');
const words = fc.string({ unit: letters, minLength: 1, maxLength: 40 });
/** Often alike, as names mistyped are. */
const pair = fc.oneof(
  fc.tuple(words, words),
  fc.tuple(words, words, fc.nat(40), words).map(([a, b, at, c]): [string, string] => [a + b, a.slice(0, at) + c + b]),
);

/** What the test of sketches asks (see `HalvesTest`). */
const fewBitsMissing = (most: number, [high, low]: [number, number], [otherHigh, otherLow]: [number, number]): boolean =>
  high < 0 || otherHigh < 0 || countBits(high & ~otherHigh) + countBits(low & ~otherLow) <= most || ((high ^ otherHigh) & (2 ** 30)) !== 0;

/** The first of the tests (from 1) that holds for two known texts. */
function comparer(tests: readonly TextTest[]): (texts: Characters, left: number, right: number) => number {
  const { bytes, levelOf } = runningOf(textKernel(tests));
  return ({ characters, starts }, left, right) => {
    const [a, b] = [left, right].map((value) => characters.subarray(starts[value] ?? 0, starts[value + 1] ?? 0)) as [Uint8Array, Uint8Array];
    // What another text left behind does not count.
    bytes.fill(characters[starts[right] ?? 0] ?? 0);
    bytes.set(a);
    bytes.set(b, mostCharacters);
    return levelOf(a.length, b.length, left === right ? 1 : 0);
  };
}

const levelOfEdits = comparer(Array.from({ length: mostCharacters }, (_, most): TextTest => ({ asks: 'edits', most })));
const edits: typeof levelOfEdits = (texts, left, right) => levelOfEdits(texts, left, right) - 1;

/** The next larger double. */
function above(value: number): number {
  const [doubles, bits] = [Float64Array.of(value), new BigInt64Array(1)];
  bits.set(new BigInt64Array(doubles.buffer));
  return new Float64Array(BigInt64Array.of((bits[0] ?? 0n) + 1n).buffer)[0] ?? 0;
}

test('texts are as far apart, and as similar to the last bit, as the engine finds them', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 40, maxLength: 60 }), async (pairs) => {
      await using table = await engine.ingest(
        'texts',
        [
          { name: 'a', type: 'text' },
          { name: 'b', type: 'text' },
        ],
        [pairs],
      );
      const known = new ValueTexts(2 * pairs.length);
      for (const side of [sql`a`, sql`b`])
        for await (const [points] of engine.streamNumbers(sql`select ${side} from ${table.name}`)) known.add(points as Int32Array);
      const { dialect } = engine;
      const rows = await engine.all<{ apart: number; alike: number; most: number }>(
        sql`select ${dialect.levenshtein(sql`a`, sql`b`)} as apart, ${dialect.jaroWinkler?.(sql`a`, sql`b`) ?? sql`0`} as alike, greatest(length(a), length(b)) as most from ${table.name}`,
      );
      // Of each similarity itself, and of the next larger number, which it does not reach.
      const leasts = [...new Set(rows.map(({ alike }) => alike))].sort((a, b) => b - a).flatMap((alike) => [above(alike), alike]);
      const similarity = comparer(leasts.map((least): TextTest => ({ asks: 'similarity', least })));
      for (const [row, { apart, alike, most }] of rows.entries()) {
        const [left, right] = [row, pairs.length + row];
        expect(isKnown(known, left) && isKnown(known, right)).toBe(most <= 32);
        if (most > 32) continue;
        expect([pairs[row], edits(known, left, right), leasts[similarity(known, left, right) - 1]]).toEqual([pairs[row], apart, alike]);
        compared += 1;
      }
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(1000);
});

test('texts of more different characters than are told apart are left to the engine', async () => {
  const all = Array.from({ length: 400 }, (_, i) => String.fromCodePoint(0x4e00 + i));
  const known = new ValueTexts(all.length);
  known.add(Int32Array.from(all.flatMap((text) => [text.codePointAt(0) ?? 0, -1])));
  expect(all.filter((_, value) => isKnown(known, value))).toHaveLength(256);
});

test('a sketch misses two bits an edit at most, and tells most codes apart', () => {
  let ruledOut = 0;
  fc.assert(
    fc.property(fc.array(pair, { minLength: 20, maxLength: 40 }), (pairs) => {
      const texts = new ValueTexts(2 * pairs.length);
      texts.add(Int32Array.from(pairs.flat().flatMap((text) => [...Array.from(text, (one) => one.codePointAt(0) ?? 0), -1])));
      const halves = new Int32Array(4 * pairs.length);
      for (let value = 0; value < texts.count; value += 1) neighbours(texts, value, halves, 2 * value);
      for (let left = 0; left < texts.count; left += 2) {
        const [low, high, otherLow, otherHigh] = halves.subarray(2 * left, 2 * left + 4);
        for (let most = 1; most < 4; most += 1) {
          const mayHold = fewBitsMissing(2 * most, [high ?? 0, low ?? 0], [otherHigh ?? 0, otherLow ?? 0]);
          if (!isKnown(texts, left) || !isKnown(texts, left + 1)) expect(mayHold).toBe(true);
          else if (edits(texts, left, left + 1) <= most) expect(mayHold).toBe(true);
          else if (!mayHold) ruledOut += 1;
        }
      }
    }),
  );
  expect(ruledOut).toBeGreaterThan(1000);
});

test('the first of several tests that holds is told, and equal texts by their number', () => {
  const texts = new ValueTexts(4);
  texts.add(Int32Array.from(['martha', 'marhta', 'martin', 'hue'].flatMap((text) => [...Array.from(text, (one) => one.codePointAt(0) ?? 0), -1])));
  const levelOf = comparer([{ asks: 'equal' }, { asks: 'similarity', least: 0.95 }, { asks: 'edits', most: 3 }]);
  expect([0, 1, 2, 3].map((right) => levelOf(texts, 0, right))).toEqual([1, 2, 3, 4]);
});
