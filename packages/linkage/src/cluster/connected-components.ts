import { type Engine, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { longer } from '../packed/longer.ts';

/** By vertex the smallest one of its component; 0, or no place at all: in no edge. */
export type Components = Int32Array;

/** What records are stored as with the component or cluster that they are in. */
export const clusterColumns = [
  { name: 'rid', type: 'integer' },
  { name: 'cluster', type: 'integer' },
] as const;

/**
 * Connected components of a graph whose edges are a relation with l, r (integers from 1 on). One look at each edge and four bytes for each number up to the largest vertex. (Disjoint sets; Tarjan
 * 1975, Tarjan and van Leeuwen 1984.)
 */
export async function connectedComponents(engine: Engine, edges: Sql, options: RunOptions = {}): Promise<Components> {
  const { cast } = engine.dialect;
  let parents = new Int32Array(1024);
  const query = sql`select ${cast(sql`l`, 'integer')} as l, ${cast(sql`r`, 'integer')} as r from (${edges}) edges where l <> r`;
  for await (const [l, r] of engine.streamNumbers(query, options)) {
    const largest = Math.max(largestOf(l ?? []), largestOf(r ?? []));
    if (largest >= parents.length) parents = longer(parents, 1.5 * largest + 1024);
    join(parents, l ?? [], r ?? []);
  }
  for (let vertex = 1; vertex < parents.length; vertex += 1) if (parents[vertex] !== 0) parents[vertex] = rootOf(parents, vertex);
  return parents;
}

function largestOf(numbers: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < numbers.length; at += 1) largest = Math.max(largest, numbers[at] ?? 0);
  return largest;
}

function join(parents: Int32Array, l: ArrayLike<number>, r: ArrayLike<number>): void {
  for (let edge = 0; edge < l.length; edge += 1) {
    const x = rootOf(parents, l[edge] ?? 0);
    const y = rootOf(parents, r[edge] ?? 0);
    // The smaller one is the root, so that a component is named by its smallest.
    parents[Math.max(x, y)] = Math.min(x, y);
  }
}

/** Halves the path on its way. A vertex seen first is its own root. */
function rootOf(parents: Int32Array, vertex: number): number {
  let at = vertex;
  for (;;) {
    const parent = parents[at] ?? 0;
    if (parent === 0) parents[at] = at;
    if (parent === 0 || parent === at) return at;
    const above = parents[parent] ?? 0;
    parents[at] = above;
    at = above;
  }
}
