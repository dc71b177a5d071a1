import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterQuality } from './cluster-quality.ts';
import { constrainedGroups, type WeighedEdge } from './constrained-groups.ts';

const vertex = fc.integer({ min: 1, max: 10 });
const edges = fc
  .uniqueArray(fc.record({ l: vertex, r: vertex, weight: fc.double({ min: -10, max: 10, noNaN: true }) }), {
    selector: ({ l, r }) => `${Math.min(l, r)}-${Math.max(l, r)}`,
    maxLength: 25,
  })
  .map((list) => list.filter(({ l, r }) => l !== r));

test('what was decided to be different is never together, what was decided to be the same always', () => {
  fc.assert(
    fc.property(edges, fc.array(fc.nat(), { maxLength: 3 }), (list, picks) => {
      const forbidden = picks.map((pick) => list[pick % Math.max(list.length, 1)]).filter((edge) => edge !== undefined);
      const decided = list.map((edge) => (forbidden.includes(edge) ? { ...edge, weight: Number.NEGATIVE_INFINITY } : edge));
      const groups = constrainedGroups(decided);
      for (const { l, r } of forbidden) expect(groups.get(l)).not.toBe(groups.get(r));
      const [first] = decided.filter((edge) => edge.weight > 0);
      if (first) {
        const same = constrainedGroups(
          decided.map((edge) => (edge === first ? { ...edge, weight: Number.POSITIVE_INFINITY } : edge)),
          { weighAgainst: true },
        );
        expect(same.get(first.l)).toBe(same.get(first.r));
      }
    }),
  );
});

test('no group holds two records of an exclusive source', () => {
  fc.assert(
    fc.property(edges, (list) => {
      const groups = constrainedGroups(list, { exclusiveSource: (record) => record % 3 });
      for (const [a, x] of groups) for (const [b, y] of groups) if (a < b && x === y) expect(a % 3).not.toBe(b % 3);
    }),
  );
});

test('the order of the edges makes no difference', () => {
  fc.assert(
    fc.property(edges, (list) => {
      const again = constrainedGroups([...list].reverse(), { weighAgainst: true });
      expect([...again].sort()).toEqual([...constrainedGroups(list, { weighAgainst: true })].sort());
    }),
  );
});

test('a chain that all other evidence speaks against is split at its weak link', () => {
  const chain: WeighedEdge[] = [
    { l: 1, r: 2, weight: 9 },
    { l: 3, r: 4, weight: 9 },
    { l: 2, r: 3, weight: 2 },
    { l: 1, r: 4, weight: -8 },
  ];
  expect(constrainedGroups(chain, { weighAgainst: true })).toEqual(
    new Map([
      [1, 1],
      [2, 1],
      [3, 3],
      [4, 3],
    ]),
  );
  expect(new Set(constrainedGroups(chain).values())).toEqual(new Set([1]));
});

test('decisions that contradict each other are an error', () => {
  const same = Number.POSITIVE_INFINITY;
  const list = [
    { l: 1, r: 2, weight: same },
    { l: 2, r: 3, weight: same },
    { l: 1, r: 3, weight: -same },
  ];
  expect(() => constrainedGroups(list)).toThrowError(expect.objectContaining({ code: 'LINK_DECISIONS_CONTRADICT' }));
});

test('bridges are the links whose loss splits the cluster', () => {
  fc.assert(
    fc.property(edges, (list) => {
      const links = list.map(({ l, r }) => ({ l: Math.min(l, r), r: Math.max(l, r) }));
      const parts = (some: typeof links): number => new Set(constrainedGroups(some.map((link) => ({ ...link, weight: 1 }))).values()).size;
      const all = new Set(links.flatMap(({ l, r }) => [l, r]));
      const whole = parts(links);
      const expected = links.filter((link) => {
        const rest = links.filter((other) => other !== link);
        return parts(rest) + [...all].filter((v) => !rest.some(({ l, r }) => l === v || r === v)).length > whole;
      });
      const key = ({ l, r }: { l: number; r: number }): string => `${l}-${r}`;
      expect(clusterQuality(links).bridges.map(key).sort()).toEqual(expected.map(key).sort());
    }),
  );
});
