import type { IngestColumn, NumberBatch, Sql, WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import { type Components, clusterColumns } from './connected-components.ts';

const columns: readonly IngestColumn[] = [...clusterColumns, { name: 'component', type: 'integer' }];

/** Records of a batch. */
const batchRows = 65_536;

/** Stores the cluster and the component of each record: rid, cluster, component. A record in no component is its own. @param within only these records (a query with rid). */
export async function storeClusters(prepared: Prepared, clusters: Components, components: Components, within?: Sql): Promise<WorkTable> {
  const { engine, records, options } = prepared;
  const rids: Int32Array[] = [];
  if (within) for await (const [some] of engine.streamNumbers(within, options)) if (some instanceof Int32Array) rids.push(some);
  return engine.ingestNumbers('link_entities', columns, rowsOf(within ? rids : allOf(records.rows), clusters, components), options);
}

function* rowsOf(batches: Iterable<Int32Array>, clusters: Components, components: Components): Generator<NumberBatch> {
  for (const rids of batches) {
    const [cluster, component] = [new Int32Array(rids.length), new Int32Array(rids.length)];
    for (let row = 0; row < rids.length; row += 1) {
      const rid = rids[row] ?? 0;
      cluster[row] = clusters[rid] || rid;
      component[row] = components[rid] || rid;
    }
    yield [rids, cluster, component];
  }
}

/** The ids of so many records, which are numbered from 1 on. */
function* allOf(records: number): Generator<Int32Array> {
  for (let from = 1; from <= records; from += batchRows) {
    const rids = new Int32Array(Math.min(batchRows, records + 1 - from));
    for (let row = 0; row < rids.length; row += 1) rids[row] = from + row;
    yield rids;
  }
}
