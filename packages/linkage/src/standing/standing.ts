import type { Sql, WorkTable } from '@sogoc/engine';
import type { LineageEvent } from '../cluster/entity-ids.ts';
import type { ClusterOptions } from '../cluster/form-clusters.ts';
import type { FrequencyBook } from '../compare/dictionary.ts';
import type { LinkModel } from '../model/link-model.ts';
import { weightOf } from '../predict/predict-pairs.ts';
import { mayBeSame } from '../predict/weigh-pairs.ts';
import type { LinkOptions, Prepared } from '../prepare/prepared.ts';
import type { Neighbours } from './neighbours.ts';

export interface IndexOptions extends LinkOptions, Omit<ClusterOptions, 'within'> {
  /** Entity ids of a run before: a query with source, record_key, entity_id. */
  previous?: Sql;
  /** Bytes that arrays may take beside the engine; where more would be needed links are kept in its tables. Default: as many as the engine itself may hold. */
  arrays?: number;
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

/** Records that come and go. */
export interface Arrivals {
  /** The first id of the new records; all others are lower. */
  from: number;
  /** One more than the last id. */
  to: number;
  /** The new records as `rawRecords` gives them: taken over by who settles them. */
  raw: WorkTable;
  /** Records that are removed: a query with source, record_key. */
  removed: Sql | undefined;
  frequencyBook: FrequencyBook;
  /** Told of the change once all is stored. */
  follow: ((change: Followed) => Promise<void>) | undefined;
}

/** What a look-up has to know of a change. */
export interface Followed extends Pick<Arrivals, 'from' | 'raw'> {
  /** Records that are gone: rid. */
  gone: WorkTable;
  /** Those that were there before and whose entity may be another: rid. */
  moved: WorkTable;
}

/** What taking in changes did. */
export interface Settled {
  /** Records that were there before and are changed or gone. */
  replaced: number;
  /** New pairs. */
  pairs: number;
  /** Records whose component was formed again. */
  touched: number;
  lineage: LineageEvent[];
}

/** The links of the records that stand, their clusters and entities. */
export interface Standing extends AsyncDisposable {
  /** The records, which go with it. */
  readonly prepared: Prepared;
  /** rid, source, record_key, entity_id, as a query. */
  readonly entities: Sql;
  /** rid, entity_id: as a query that reads less. */
  readonly entityIds: Sql;
  /** Takes in changes: their records, values and blocks, what they link, and the entities that follow from it. */
  settle(arrivals: Arrivals): Promise<Settled>;
  /** Finds what a look-up compares. Who asks disposes of it, before this. */
  openNeighbours(): Promise<Neighbours>;
}

/** From this probability on pairs are weighed: none that links is left out. */
export const leastOf = (model: LinkModel, { threshold }: IndexOptions): number => Math.min(mayBeSame, threshold ?? 1, model.threshold);

/** Bits from which on pairs link. */
export const linksFrom = (model: LinkModel, { threshold }: IndexOptions): number => weightOf(threshold ?? model.threshold);
