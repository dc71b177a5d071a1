import { type Engine, type NumberBatch, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { longer } from '../packed/longer.ts';

/** Rows of a batch. */
const batchRows = 65_536;

/**
 * Connected components of a graph whose edges are a relation with l, r (integers from 0 on). Gives rid, cluster (the smallest rid of its component) for every vertex of an edge. One look at each
 * edge and four bytes for each number up to the largest vertex. (Disjoint sets; Tarjan 1975, Tarjan and van Leeuwen 1984.)
 */
export async function connectedComponents(engine: Engine, edges: Sql, options: RunOptions = {}): Promise<WorkTable> {
  const { cast } = engine.dialect;
  // One more than the parent; 0: in no edge.
  let parents = new Int32Array(1024);
  const query = sql`select ${cast(sql`l`, 'integer')} as l, ${cast(sql`r`, 'integer')} as r from (${edges}) edges where l <> r`;
  for await (const [l, r] of engine.streamNumbers(query, options)) {
    const largest = Math.max(largestOf(l ?? []), largestOf(r ?? []));
    if (largest >= parents.length) parents = longer(parents, 1.5 * largest + 1024);
    join(parents, l ?? [], r ?? []);
  }
  return engine.ingestNumbers('link_clusters', columns, batches(parents), options);
}

const columns = [
  { name: 'rid', type: 'integer' },
  { name: 'cluster', type: 'integer' },
] as const;

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
    parents[Math.max(x, y)] = Math.min(x, y) + 1;
  }
}

/** Halves the path on its way. A vertex seen first is its own root. */
function rootOf(parents: Int32Array, vertex: number): number {
  let at = vertex;
  for (;;) {
    const parent = (parents[at] ?? 0) - 1;
    if (parent < 0) parents[at] = at + 1;
    if (parent < 0 || parent === at) return at;
    const above = (parents[parent] ?? 0) - 1;
    parents[at] = above + 1;
    at = above;
  }
}

function* batches(parents: Int32Array): Generator<NumberBatch> {
  for (let from = 0; from < parents.length; ) {
    const batch = { rids: new Int32Array(batchRows), clusters: new Int32Array(batchRows), rows: 0 };
    from = fill(batch, parents, from);
    yield [batch.rids.subarray(0, batch.rows), batch.clusters.subarray(0, batch.rows)];
  }
}

function fill(batch: { rids: Int32Array; clusters: Int32Array; rows: number }, parents: Int32Array, from: number): number {
  let at = from;
  for (; at < parents.length && batch.rows < batchRows; at += 1) {
    if (parents[at] === 0) continue;
    batch.rids[batch.rows] = at;
    batch.clusters[batch.rows] = rootOf(parents, at);
    batch.rows += 1;
  }
  return at;
}
