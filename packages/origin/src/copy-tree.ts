import { bestArborescence } from './arborescence.ts';
import { type AttributeGroup, type Edge, equalShare } from './attribute-group.ts';
import type { Field } from './field.ts';
import { meetings } from './signals/signal.ts';

/** Where each holder but the root was copied from, and how likely that tree is (log, up to a constant). */
export interface CopyTree {
  parents: ReadonlyMap<Field, { field: Field; edge: Edge | null }>;
  log: number;
}

/** Likenesses that differ by less are as good as equal: then a copy is of the one that more of its records met, and of the larger. */
const indifferent = 0.04;
/** Standard normal quantile of a one-sided 90 % bound. */
const z = 1.28;

/** What a step of unlikeness costs, in log-odds. */
const perStep = 1.5;
/** Share of a copy's records whose identifier may be missing or mistyped on either side. */
const slipped = 0.06;
/** For a holder whose records met none of the others, so far below all else that it is never chosen where they met any. */
const withoutEdge = 1000;

/** Decides between arcs of equal score. */
const nearly = 1e-9;

/**
 * The likeliest tree of copies from a given original. Each holder hangs on the one that explains it best: that shares most of its values (a copy is more
 * like what it was taken from than like anything else, which is how Chow and Liu, 1968, choose a tree, and how textual criticism orders manuscripts by
 * shared errors) and that came first by the signals.
 *
 * @param odds log-odds that the first of two holders came before the second.
 * @param cost how surely another holder stands between a source and a copy, in log-odds.
 */
export function likeliestTree(
  root: Field,
  holders: readonly Field[],
  standings: readonly Standing[],
  odds: (first: Field, second: Field) => number,
  cost: (source: Field, copy: Field) => number,
): CopyTree {
  const both = standings.flatMap((one) => [one, { ...one, a: one.b, b: one.a }]).filter(({ a, b }) => holders.includes(a) && holders.includes(b));
  const ordered = both.sort((x, y) => x.step - y.step || y.met - x.met || y.larger - x.larger || x.cost - y.cost);
  const number = (field: Field): number => holders.indexOf(field);
  const met = ordered.map(({ a, b, step }, rank) => ({
    from: number(a),
    to: number(b),
    score: -cost(a, b) - perStep * step - Math.log1p(Math.exp(-odds(a, b))) - nearly * rank,
  }));
  const beside = holders.map((field) => ({ from: number(root), to: number(field), score: -withoutEdge }));
  const arcs = [...met, ...beside];
  const parents = new Map<Field, { field: Field; edge: Edge | null }>();
  let log = 0;
  for (const [to, index] of bestArborescence(number(root), arcs)) {
    const [child, parent] = [holders[to], holders[arcs[index]?.from ?? 0]];
    if (child && parent) parents.set(child, { field: parent, edge: ordered[index]?.edge ?? null });
    log += arcs[index]?.score ?? 0;
  }
  return { parents, log };
}

/** How every two holders that met stand to each other. */
export function standingsOf({ edges }: AttributeGroup): Standing[] {
  return edges.map(standing);
}

/** Two holders that may be copy and source. */
export interface Standing {
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
  const { one, many, meetings } = edge.link.alignment;
  const met = Math.round(Math.log(Math.max(1, meetings)) / Math.log(1.1));
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
  const unmet = upperBound(1 - found(edge), link.alignment.rows.rows);
  return (own + median([own, ...others])) / 2 + unmet;
}

/**
 * Share of the records of one that the other has, whichever is more; of a key, with those whose key may be missing or mistyped. Records that lack the key
 * count where they met without it, and are not taken for met otherwise: what may be elsewhere makes no likeness.
 */
function found(edge: Edge): number {
  const met = meetings({ a: edge.a, edge });
  if (!met) return 1;
  return Math.min(1, Math.max(met.a.met, met.b.met) + (edge.agreement ? 0 : slipped));
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
