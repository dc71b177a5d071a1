import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordKeys } from './record-keys.ts';

/** A record comes with a hash, or the record of that place goes. */
const step = fc.oneof(fc.record({ high: fc.constantFrom(0, 5), low: fc.constantFrom(-1, 0, 3) }), fc.record({ gone: fc.nat(30) }));

test('records are found by their hash until they are gone', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const keys = new RecordKeys(2);
      const known = new Map<number, { high: number; low: number }>();
      for (const [place, one] of steps.entries()) {
        if ('gone' in one) {
          if (known.delete(one.gone)) keys.forget(one.gone);
          continue;
        }
        keys.reserve(place + 2);
        keys.add(place + 1, one.high, one.low);
        known.set(place + 1, one);
      }
      for (const { high, low } of [...known.values(), { high: 0, low: 0 }]) {
        const found: number[] = [];
        for (let rid = keys.first(high, low); rid !== 0; rid = keys.before(rid)) found.push(rid);
        expect(found.toSorted((a, b) => a - b)).toEqual(
          [...known].flatMap(([rid, other]) => (other.high === high && other.low === low ? [rid] : [])),
        );
      }
    }),
  );
});
