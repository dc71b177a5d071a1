import { type AttributeGroup, type Edge, equalShare } from './attribute-group.ts';
import type { Field } from './field.ts';

/** Holders of an attribute joined along the likenesses that explain them best. */
export interface CopyTree {
  /** Holder to its neighbours. */
  neighbours: ReadonlyMap<Field, readonly { field: Field; edge: Edge | null }[]>;
}

/** Likenesses that differ by less are as good as equal: then a copy is of the one that more of its records met, and of the larger. */
const indifferent = 0.04;
/** Standard normal quantile of a one-sided 90 % bound. */
const z = 1.28;

/**
 * The tree over the holders with the least total unlikeness: a copy shares more with what it was taken from than with anything else (the tree of
 * Chow and Liu, 1968, with record agreement in place of mutual information; so are manuscripts ordered by their shared errors in textual criticism).
 */
export function copyTree(group: AttributeGroup, holders: readonly Field[]): CopyTree {
  const neighbours = new Map<Field, { field: Field; edge: Edge | null }[]>(holders.map((field) => [field, []]));
  const treeOf = new Map<Field, Field>(holders.map((field) => [field, field]));
  const root = (field: Field): Field => (treeOf.get(field) === field ? field : root(treeOf.get(field) ?? field));
  const join = (a: Field, b: Field, edge: Edge | null): void => {
    if (root(a) === root(b)) return;
    treeOf.set(root(a), root(b));
    neighbours.get(a)?.push({ field: b, edge });
    neighbours.get(b)?.push({ field: a, edge });
  };
  const edges = group.edges.filter(({ a, b }) => neighbours.has(a) && neighbours.has(b));
  for (const edge of edges.map(standing).sort((x, y) => x.step - y.step || y.met - x.met || y.larger - x.larger || x.cost - y.cost))
    join(edge.a, edge.b, edge.edge);
  // What only an earlier state held together stands beside the first holder, without likeness.
  for (const field of holders.slice(1)) if (holders[0]) join(holders[0], field, null);
  return { neighbours };
}

interface Standing {
  a: Field;
  b: Field;
  edge: Edge;
  cost: number;
  /** Cost in steps that matter, and records met in steps of a tenth. */
  step: number;
  met: number;
  /** Records of the larger table. */
  larger: number;
}

function standing(edge: Edge): Standing {
  const cost = unlikeness(edge);
  const { one, many, rows } = edge.link.alignment;
  const met = Math.round(Math.log(Math.max(1, rows.rows)) / Math.log(1.1));
  return { a: edge.a, b: edge.b, edge, cost, step: Math.floor(cost / indifferent), met, larger: Math.max(one.table.rows, many.table.rows) };
}

/**
 * How unlike two holders are: the share of records that differ, in this attribute and in the median of all that the two tables share, and the share of
 * records that did not meet. Taken at its upper bound (Wilson 1927), so that few records prove no likeness.
 */
function unlikeness(edge: Edge): number {
  const { link } = edge;
  const own = upperBound(1 - equalShare(edge), edge.agreement?.compared ?? link.alignment.rows.rows);
  const others = link.agreements
    .filter(({ kappa }) => kappa >= 0.5)
    .map((one) => upperBound(1 - one.equal / Math.max(1, one.compared), one.compared));
  const unmet = upperBound(1 - Math.min(1, Math.max(link.oneMet, link.manyMet)), link.alignment.rows.rows);
  return (own + median([own, ...others])) / 2 + unmet;
}

function upperBound(share: number, n: number): number {
  const size = Math.max(1, n);
  const bounded = Math.max(0, Math.min(1, share));
  const centre = bounded + (z * z) / (2 * size);
  return (centre + z * Math.sqrt((bounded * (1 - bounded)) / size + (z * z) / (4 * size * size))) / (1 + (z * z) / size);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** From each holder to the one it hangs on when a root is chosen. */
export function parentsFrom(tree: CopyTree, root: Field): Map<Field, { field: Field; edge: Edge | null }> {
  const parents = new Map<Field, { field: Field; edge: Edge | null }>();
  const waiting = [root];
  for (let field = waiting.pop(); field; field = waiting.pop()) {
    for (const { field: next, edge } of tree.neighbours.get(field) ?? []) {
      if (next === root || parents.has(next) || parents.get(field)?.field === next) continue;
      parents.set(next, { field, edge });
      waiting.push(next);
    }
  }
  return parents;
}
