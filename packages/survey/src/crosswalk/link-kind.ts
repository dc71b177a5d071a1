import { type Engine, type RunOptions, sql, type WorkTable } from '@sogoc/engine';
import type { Comparer, EntityKind, LinkModel, Prepared } from '@sogoc/linkage';
import { describeRecords } from './descriptions.ts';
import type { EntityTable } from './entity-tables.ts';
import { gatherRecords } from './gather.ts';

/** Which records of some tables are the same entity. */
export interface LinkedKind extends AsyncDisposable {
  kind: EntityKind;
  tables: readonly EntityTable[];
  model: LinkModel;
  /** source (position among `tables`), row, record_key, description, cluster: every record that says anything of its entity. */
  records: WorkTable;
  /** a, b (descriptions, a < b), pattern, probability: pairs that were compared and may be the same. */
  pairs: WorkTable;
  /** For explanations of pairs: l, r are descriptions. */
  prepared: Prepared;
}

/** Random pairs to learn from what different things have in common; more tell little more and cost seconds. */
const randomPairs = 40_000;

/**
 * Links the records of a kind: what says the same is one, the rest is compared. Null where no two descriptions could be compared. What compares is loaded here, where something is: the links of
 * what has not changed are kept.
 */
export async function linkKind(
  engine: Engine,
  kind: EntityKind,
  tables: readonly EntityTable[],
  { comparers, ...options }: RunOptions & { comparers?: readonly Comparer[] },
): Promise<LinkedKind | null> {
  await using gathered = await gatherRecords(engine, kind, tables, options);
  await using descriptions = await describeRecords(engine, kind, gathered, options);
  if (descriptions.distinct.rows < 2) return null;
  const { formClusters, openRegistry, prepareRecords, trainModel, weighPairs } = await import('@sogoc/linkage');
  const registry = openRegistry({ comparers });
  // The key is padded, so that records are numbered as descriptions are: in the order of tables and rows.
  const key = sql`lpad(${engine.dialect.cast(sql`description`, 'text')}, 10, '0')`;
  const prepared = await prepareRecords(engine, [{ name: kind.id, relation: sql`${descriptions.distinct.name}`, key }], modelOf(kind), {
    ...options,
    registry,
  });
  const trained = await trainModel(prepared, { maximumPairs: randomPairs });
  const weighed = await weighPairs(prepared, trained.model, trained.scored);
  const clusters = await formClusters(prepared, trained.model, weighed, {});
  const records = await engine.materialize(
    'crosswalk_linked',
    sql`select r.source, r.row, r.record_key, r.description, c.cluster from ${descriptions.records.name} as r join ${clusters.name} as c on c.rid = r.description`,
    options,
  );
  const pairs = await engine.materialize(
    'crosswalk_pairs',
    sql`select l as a, r as b, pattern, probability from ${weighed.name} where probability > 0.01`,
    options,
  );
  await weighed.drop();
  await trained.scored.drop();
  await clusters.drop();
  return {
    kind,
    tables,
    model: trained.model,
    records,
    pairs,
    prepared,
    [Symbol.asyncDispose]: async () => {
      await records.drop();
      await pairs.drop();
      await prepared[Symbol.asyncDispose]();
    },
  };
}

function modelOf(kind: EntityKind): LinkModel {
  return {
    format: 'sogoc-link-model',
    version: 1,
    kind: 'dedupe',
    blocking: [...kind.blocking],
    comparisons: [...kind.comparisons],
    prior: null,
    duplication: null,
    threshold: kind.threshold ?? 0.5,
  };
}
