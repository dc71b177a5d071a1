import type { Sql, WorkTable } from '@sogoc/engine';
import type { LineageEvent } from '../cluster/entity-ids.ts';
import type { ClusterOptions } from '../cluster/form-clusters.ts';
import type { LinkModel } from '../model/link-model.ts';
import { weightOf } from '../predict/predict-pairs.ts';
import { mayBeSame } from '../predict/weigh-pairs.ts';
import type { LinkOptions } from '../prepare/prepared.ts';

export interface IndexOptions extends LinkOptions, Omit<ClusterOptions, 'within'> {
  /** Entity ids of a run before: a query with source, record_key, entity_id. */
  previous?: Sql;
}

/** Tables as a full run leaves them. */
export interface LinkedTables {
  /** l, r, weight and whatever else. */
  weighed: WorkTable;
  /** rid, cluster, component. */
  clusters: WorkTable;
  /** rid, source, record_key, entity_id. */
  entities: WorkTable;
}

/** Records that came and went. The records of the index are as they are now already. */
export interface Arrivals {
  /** The first id of the new records; all others are lower. */
  from: number;
  /** One more than the last id. */
  to: number;
  /** The new records: rid, source, key and whatever else. */
  raw: WorkTable;
  /** rid of the records that are gone, and `again`, the id of the one that has its key now; 0: none. */
  gone: WorkTable;
}

/** What taking in changes did. */
export interface Settled {
  /** New pairs. */
  pairs: number;
  /** Records whose component was formed again. */
  touched: number;
  lineage: LineageEvent[];
  /** rid of the records whose entity is new or may be another. Who asked drops it. */
  moved: WorkTable;
}

/** The links of the records that stand, their clusters and entities. */
export interface Standing extends AsyncDisposable {
  /** rid, source, record_key, entity_id. */
  readonly entities: WorkTable;
  settle(arrivals: Arrivals): Promise<Settled>;
}

/** From this probability on pairs are weighed: none that links is left out. */
export const leastOf = (model: LinkModel, { threshold }: IndexOptions): number => Math.min(mayBeSame, threshold ?? 1, model.threshold);

/** Bits from which on pairs link. */
export const linksFrom = (model: LinkModel, { threshold }: IndexOptions): number => weightOf(threshold ?? model.threshold);
