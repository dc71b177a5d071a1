import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordSets } from './record-sets.ts';

const rid = fc.integer({ min: 1, max: 12 });

test('records that are joined are in one set, named by its smallest, until all are taken out', () => {
  const sets = new RecordSets(4);
  sets.reserve(13);
  fc.assert(
    fc.property(fc.array(fc.tuple(rid, rid), { maxLength: 15 }), (joins) => {
      sets.clear();
      let groups: Set<number>[] = [];
      for (const [a, b] of joins) {
        sets.join(a, b);
        const met = groups.filter((group) => group.has(a) || group.has(b));
        groups = [...groups.filter((group) => !met.includes(group)), new Set([a, b, ...met.flatMap((group) => [...group])])];
      }
      const all = groups.flatMap((group) => [...group]);
      expect([...sets.records].sort()).toEqual(all.sort());
      for (let one = 1; one <= 12; one += 1) {
        const group = groups.find((some) => some.has(one));
        expect(sets.has(one)).toBe(group !== undefined);
        expect(sets.nameOf(one)).toBe(group ? Math.min(...group) : 0);
        if (group) expect(new Set(sets.members(one))).toEqual(group);
        for (let other = 1; other <= 12; other += 1) expect(sets.areTogether(one, other)).toBe(group?.has(other) ?? false);
      }
    }),
  );
});
