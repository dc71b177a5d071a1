import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EntityNumbers } from './entity-numbers.ts';

const records = 12;
const rid = fc.integer({ min: 1, max: records });

test('an id is used as long as it is the entity of any record', () => {
  fc.assert(
    // Numbers below 0 are entities that no record's id is.
    fc.property(fc.array(fc.tuple(rid, fc.oneof(rid, fc.constantFrom(-1, -2))), { maxLength: 80 }), (moves) => {
      const entities = new EntityNumbers(4);
      entities.reserve(records + 1);
      const all = Array.from({ length: records + 1 }, (_, one) => one);
      for (const [record, entity] of moves) {
        entities.set(record, entity);
        all[record] = entity;
        const there = new Set(all.slice(1));
        for (let one = 1; one <= records; one += 1) {
          expect(entities.of(one)).toBe(all[one]);
          expect(entities.isUsed(one)).toBe(there.has(one));
        }
      }
    }),
  );
});
