import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBits } from '../../compare/count-bits.ts';
import { neighbours } from '../../compare/neighbours.ts';
import { KnownValues } from './known-values.ts';

/** Few of them, so that many are there twice, and many with one half in common. */
const half = fc.constantFrom(0, 1, -1, 7, 2 ** 31 - 1, -(2 ** 31));

test('a value is found by the number that it was given, with what is kept of it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2 ** 31 - 1), half), { maxLength: 60 }), fc.nat(4), (codes, room) => {
      const values = new KnownValues(room, { shares: 2, rarity: true, number: true, text: true, sketch: undefined });
      const numbers = new Map<string, number>();
      for (const [high, low] of codes) {
        const name = `${high} ${low}`;
        expect(values.find(high, low)).toBe(numbers.get(name) ?? -1);
        const value = values.add(high, low);
        if (!numbers.has(name)) numbers.set(name, value);
        expect(value).toBe(numbers.get(name));
        expect(value).toBeLessThan(numbers.size);
        for (const [frequency, shares] of values.shares.entries()) shares[value] = high - frequency;
        if (values.rarity) values.rarity.at[value] = -value;
        values.keep(value, low, high);
      }
      expect(values.count).toBe(numbers.size);
      for (const [high, low] of codes) {
        const value = values.find(high, low);
        expect(values.codeOf(value)).toEqual([high, low]);
        expect(values.shares.map((shares) => shares[value])).toEqual([high, high - 1]);
        expect(values.rarity?.at[value]).toBe(value === 0 ? -0 : -value);
        expect([values.keptHigh(value), values.keptLow(value)]).toEqual([low, high]);
      }
    }),
  );
});

test('a text that is looked up has the number that is kept of it', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '0', 'ế', '𐍈'), minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, (all) => {
      const values = new KnownValues(0, { shares: 0, rarity: false, number: true, text: true, sketch: neighbours });
      const points = all.flatMap((text) => [...Array.from(text, (one) => one.codePointAt(0) ?? 0), -1]);
      values.texts?.add(Int32Array.from(points));
      for (const number of all.keys()) values.add(number, 0);
      values.sketch(0);
      for (const [value, text] of all.entries()) expect([...values.sketchOf(text)]).toEqual([values.keptLow(value), values.keptHigh(value)]);
      // Of characters that no value has nothing but this is asked: one edit takes away two neighbours at most.
      for (const [value, text] of all.entries()) {
        if (values.keptHigh(value) < 0) continue;
        const [low = 0, high = 0] = values.sketchOf([...Array.from(text).slice(0, -1), 'x'].join(''));
        const missing = countBits(values.keptLow(value) & ~low) + countBits(values.keptHigh(value) & ~high);
        expect(missing).toBeLessThanOrEqual(2);
      }
    }),
  );
});
