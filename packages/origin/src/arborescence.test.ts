import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Arc, bestArborescence } from './arborescence.ts';

const total = (arcs: readonly Arc[], tree: ReadonlyMap<number, number>): number =>
  [...tree.values()].reduce((sum, at) => sum + (arcs[at]?.score ?? 0), 0);

/** Every choice of one arc for each node that reaches all from the root; the greatest total. */
function byTrying(nodes: number, arcs: readonly Arc[]): number {
  let best = Number.NEGATIVE_INFINITY;
  const choose = (node: number, chosen: Map<number, Arc>): void => {
    if (node === nodes) {
      const reaches = (at: number, steps: number): boolean => at === 0 || (steps < nodes && reaches(chosen.get(at)?.from ?? 0, steps + 1));
      if ([...chosen.keys()].every((at) => reaches(at, 0)))
        best = Math.max(
          best,
          [...chosen.values()].reduce((sum, { score }) => sum + score, 0),
        );
      return;
    }
    for (const arc of arcs.filter(({ to, from }) => to === node && from !== node)) choose(node + 1, new Map(chosen).set(node, arc));
  };
  choose(1, new Map());
  return best;
}

test('finds the best tree, as trying all of them does', () => {
  const nodes = 5;
  const arc = fc.record({ from: fc.nat(nodes - 1), to: fc.integer({ min: 1, max: nodes - 1 }), score: fc.integer({ min: -20, max: 20 }) });
  fc.assert(
    fc.property(fc.array(arc, { maxLength: 14 }), (some) => {
      const arcs = [...some, ...[1, 2, 3, 4].map((to) => ({ from: 0, to, score: -50 }))];
      expect(total(arcs, bestArborescence(0, arcs))).toBe(byTrying(nodes, arcs));
    }),
  );
});
