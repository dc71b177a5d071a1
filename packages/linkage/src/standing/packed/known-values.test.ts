import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownValues } from './known-values.ts';

/** Few of them, so that many are there twice, and many with one half in common. */
const half = fc.constantFrom(0, 1, -1, 7, 2 ** 31 - 1, -(2 ** 31));

test('a value is found at the place where it was added, with what is kept of it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2 ** 31 - 1), half), { maxLength: 60 }), fc.nat(4), (codes, room) => {
      const values = new KnownValues(room, { doubles: 2, number: true, text: true });
      const places = new Map<string, number>();
      const texts = new Map<string, number>();
      for (const [high, low] of codes) {
        const name = `${high} ${low}`;
        expect(values.placeOf(high, low)).toBe(places.get(name) ?? -1);
        const place = values.add(high, low);
        if (!places.has(name)) {
          places.set(name, place);
          texts.set(name, values.texts?.count ?? 0);
          // Now and then one that is too long to be compared here.
          values.texts?.add(Int32Array.from([...Array.from({ length: places.size % 40 }, (_, i) => 65 + i), -1]));
        }
        expect(place).toBe(places.get(name));
        values.tell(place, 0, -place);
        values.tell(place, 1, high);
        values.setNumber(place, low, high);
        values.setText(place, texts.get(name) ?? 0);
      }
      for (const [high, low] of codes) {
        const place = values.placeOf(high, low);
        expect([values.told(place, 0), values.told(place, 1)]).toEqual([-place, high]);
        expect([values.numberHigh(place), values.numberLow(place)]).toEqual([low, high]);
        const length = (place + 1) % 40;
        expect(values.textOf(place)).toBe(length > 0 && length <= 32 ? texts.get(`${high} ${low}`) : -1);
      }
    }),
  );
});
