/** A directed edge between numbered nodes, and what it is worth. */
export interface Arc {
  from: number;
  to: number;
  score: number;
}

/**
 * The tree of arcs from a root to all nodes with the greatest total score (Chu and Liu 1965, Edmonds 1967): every node takes its best arc, and cycles are
 * contracted until none is left. Nodes that no arc leads to are left out.
 *
 * @returns for each node that was reached, the index of the arc that leads to it.
 */
export function bestArborescence(root: number, arcs: readonly Arc[]): Map<number, number> {
  return solve(
    root,
    arcs.map((arc, index) => ({ ...arc, index })),
  );
}

type Indexed = Arc & { index: number };

function solve(root: number, arcs: readonly Indexed[]): Map<number, number> {
  const best = new Map<number, Indexed>();
  for (const arc of arcs) {
    if (arc.to === root || arc.from === arc.to) continue;
    const known = best.get(arc.to);
    if (!known || arc.score > known.score) best.set(arc.to, arc);
  }
  const cycle = findCycle(best);
  if (!cycle) return new Map([...best].map(([node, { index }]) => [node, index]));
  const inside = new Set(cycle);
  const merged = cycle[0] ?? root;
  const scores = (node: number): number => best.get(node)?.score ?? 0;
  const contracted = arcs.flatMap((arc): Indexed[] => {
    const [from, to] = [inside.has(arc.from), inside.has(arc.to)];
    if (from && to) return [];
    return [{ ...arc, from: from ? merged : arc.from, to: to ? merged : arc.to, score: to ? arc.score - scores(arc.to) : arc.score }];
  });
  const solved = solve(root, contracted);
  const entering = solved.get(merged);
  const entered = arcs.find(({ index }) => index === entering)?.to;
  for (const node of cycle) {
    const own = best.get(node);
    if (node !== entered && own) solved.set(node, own.index);
  }
  if (entered !== undefined && entering !== undefined) solved.set(entered, entering);
  return solved;
}

/** Nodes that lead to one another in a ring; null where there are none. */
function findCycle(best: ReadonlyMap<number, Arc>): number[] | null {
  for (const start of best.keys()) {
    const seen: number[] = [];
    let node: number | undefined = start;
    while (node !== undefined && !seen.includes(node)) {
      seen.push(node);
      node = best.get(node)?.from;
    }
    if (node !== undefined) return seen.slice(seen.indexOf(node));
  }
  return null;
}
