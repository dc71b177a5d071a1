import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownValues } from './known-values.ts';

/** Few of them, so that many are there twice, and many with one half in common. */
const half = fc.constantFrom(0, 1, -1, 7, 2 ** 31 - 1, -(2 ** 31));

test('a value is found at the place where it was added, with its shares', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2 ** 31 - 1), half), { maxLength: 60 }), fc.nat(4), (codes, room) => {
      const values = new KnownValues(room, 2);
      const places = new Map<string, number>();
      for (const [high, low] of codes) {
        const name = `${high} ${low}`;
        expect(values.placeOf(high, low)).toBe(places.get(name) ?? -1);
        const place = values.add(high, low);
        if (!places.has(name)) places.set(name, place);
        expect(place).toBe(places.get(name));
        values.setShare(place, 0, -place);
        values.setShare(place, 1, high);
      }
      for (const [high, low] of codes) {
        const place = values.placeOf(high, low);
        expect([values.share(place, 0), values.share(place, 1)]).toEqual([-place, high]);
      }
    }),
  );
});
