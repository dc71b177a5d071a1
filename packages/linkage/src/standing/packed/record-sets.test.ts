import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChainMemory } from './chain-memory.ts';
import { RecordSets } from './record-sets.ts';

const rid = fc.integer({ min: 1, max: 12 });

test('records that are joined are in one set, named by its smallest, until all are taken out', () => {
  const sets = new RecordSets(new ChainMemory({ width: 1, places: [], capacity: 13, values: [] }));
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

test('pairs that weigh enough are joined as one after the other, by their records or the components that these are in', () => {
  const memory = new ChainMemory({ width: 1, places: [], capacity: 13, values: [] });
  const sets = new RecordSets(memory);
  const names = memory.integers(memory.componentsAt, 13);
  const pairs = fc.array(fc.tuple(rid, rid, fc.double({ min: 0, max: 2, noNaN: true })), { maxLength: 15 });
  fc.assert(
    fc.property(pairs, pairs, fc.array(fc.nat(12), { minLength: 13, maxLength: 13 }), fc.boolean(), (given, asked, components, ofComponents) => {
      names.set(components);
      const meant = (one: number): number => (ofComponents ? components[one] || one : one);
      const columns = (all: typeof given) => ({
        count: all.length,
        l: Int32Array.from(all, ([l]) => l),
        r: Int32Array.from(all, ([, r]) => r),
        weight: Float64Array.from(all, ([, , weight]) => weight),
      });
      sets.clear();
      for (const [l, r, weight] of given) if (weight >= 1) sets.join(meant(l), meant(r));
      const [records, joined] = [[...sets.records], Array.from({ length: 13 }, (_, one) => sets.nameOf(one))];
      sets.clear();
      sets.joinAll(columns(given), 1, ofComponents);
      expect([...sets.records]).toEqual(records);
      expect(Array.from({ length: 13 }, (_, one) => sets.nameOf(one))).toEqual(joined);
      for (const one of records) expect(new Set(sets.members(one))).toEqual(new Set(records.filter((other) => joined[other] === joined[one])));
      const together = asked.flatMap(([l, r], at) => (sets.areTogether(meant(l), meant(r)) ? [at] : []));
      expect(sets.together(columns(asked), ofComponents)).toEqual(together);
    }),
  );
});
