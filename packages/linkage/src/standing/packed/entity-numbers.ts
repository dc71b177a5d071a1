import type { LineageEvent } from '../../cluster/entity-ids.ts';
import { longer } from './link-graph.ts';

/** Clusters formed again, and who was there before. */
export interface Regrouped {
  clusters: readonly (readonly number[])[];
  /** All records that were in the components concerned, those gone included. */
  before: readonly number[];
  /** From a record's id to the one that its key had before. */
  earlier: ReadonlyMap<number, number>;
}

/** What becomes of the entities: numbers in place of ids. */
export interface Inherited {
  /** By cluster the number of its entity, and whether that is new. */
  numbers: { entity: number; isNew: boolean }[];
  /** Entities before. */
  known: ReadonlySet<number>;
  events: { event: LineageEvent['event']; entity: number; other: number | null; records: number }[];
}

/** The entity of each record as a number. */
export class EntityNumbers {
  /** 0: the record's own id. */
  #of: Int32Array;
  #made = 0;

  constructor(records: number) {
    this.#of = new Int32Array(records);
  }

  reserve(records: number): void {
    if (records > this.#of.length) this.#of = longer(this.#of, records);
  }

  of(rid: number): number {
    return this.#of[rid] || rid;
  }

  set(rid: number, entity: number): void {
    this.#of[rid] = entity;
  }

  /**
   * Gives clusters entities as `assignEntityIds` does: a cluster keeps the one that most of its records had. Only of entities that parted or met the ids matter.
   * @param idOf the ids of entities that are not simply kept.
   */
  async inherit(
    { clusters, before, earlier }: Regrouped,
    idsOf: (entities: ReadonlyMap<number, number>) => Promise<ReadonlyMap<number, string>>,
  ): Promise<Inherited> {
    const former = new Map(before.map((rid) => [rid, this.of(rid)]));
    const had = (rid: number): number | undefined => former.get(earlier.get(rid) ?? rid);
    const counts = clusters.map((cluster) => {
      const count = new Map<number, number>();
      for (const rid of cluster) {
        const entity = had(rid);
        if (entity !== undefined) count.set(entity, (count.get(entity) ?? 0) + 1);
      }
      return count;
    });
    const heirs = heirsOf(clusters, counts);
    const ids = await idsOf(unsettled(former, counts));
    const numbers = counts.map((count, cluster) => {
      const [kept] = [...count]
        .filter(([entity]) => heirs.get(entity) === cluster)
        .sort(([a, n], [b, m]) => m - n || ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1));
      return kept ? { entity: kept[0], isNew: false } : { entity: this.#make(), isNew: true };
    });
    return { numbers, known: new Set(former.values()), events: eventsOf(clusters, counts, numbers, former) };
  }

  /** A number that no record has as its id. */
  #make(): number {
    this.#made -= 1;
    return this.#made;
  }
}

/** By entity the cluster that has most of its records; of equal ones that of the lowest id. */
function heirsOf(clusters: readonly (readonly number[])[], counts: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const heirs = new Map<number, number>();
  const firsts = clusters.map((cluster) => cluster.reduce((least, rid) => Math.min(least, rid), Number.POSITIVE_INFINITY));
  for (const [cluster, count] of counts.entries())
    for (const [entity, n] of count) {
      const other = heirs.get(entity);
      const most = other === undefined ? 0 : (counts[other]?.get(entity) ?? 0);
      if (n > most || (n === most && (firsts[cluster] ?? 0) < (firsts[other ?? -1] ?? 0))) heirs.set(entity, cluster);
    }
  return heirs;
}

/** The entities that are not alone in one cluster, each with a record that it had. */
function unsettled(former: ReadonlyMap<number, number>, counts: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const count of counts) for (const entity of count.keys()) places.set(entity, (places.get(entity) ?? 0) + count.size);
  return new Map([...former].flatMap(([rid, entity]) => (places.get(entity) === 1 ? [] : [[entity, rid] as const])));
}

function eventsOf(
  clusters: readonly (readonly number[])[],
  counts: readonly ReadonlyMap<number, number>[],
  numbers: Inherited['numbers'],
  former: ReadonlyMap<number, number>,
): Inherited['events'] {
  const alive = new Set(numbers.map(({ entity }) => entity));
  const left = new Set(counts.flatMap((count) => [...count.keys()]));
  const events: Inherited['events'] = [];
  for (const [cluster, { entity, isNew }] of numbers.entries()) {
    if (isNew) events.push({ event: 'created', entity, other: null, records: clusters[cluster]?.length ?? 0 });
    for (const [old, records] of counts[cluster] ?? [])
      if (old !== entity) events.push({ event: alive.has(old) ? 'split' : 'merged', entity: old, other: entity, records });
  }
  const gone = [...former.values()].filter((entity) => !alive.has(entity) && !left.has(entity));
  for (const [entity, records] of Map.groupBy(gone, (one) => one)) events.push({ event: 'ended', entity, other: null, records: records.length });
  return events;
}
