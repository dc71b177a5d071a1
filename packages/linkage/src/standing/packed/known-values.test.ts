import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownValues } from './known-values.ts';

/** Few of them, so that many are there twice, and many with one half in common. */
const half = fc.constantFrom(0, 1, -1, 7, 2 ** 31 - 1, -(2 ** 31));

test('a value is found by the number that it was given, with what is kept of it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2 ** 31 - 1), half), { maxLength: 60 }), fc.nat(4), (codes, room) => {
      const values = new KnownValues(room, { shares: 2, rarity: true, number: true, text: true });
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
