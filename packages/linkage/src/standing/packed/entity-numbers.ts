import type { LineageEvent } from '../../cluster/entity-ids.ts';
import { longer } from '../../packed/longer.ts';
import type { RecordGroups } from './record-groups.ts';

/** Records grouped again, and who was there before. */
export interface Regrouped {
  /** The clusters of the components concerned. */
  clusters: RecordGroups;
  /** Records that were in these components too. */
  gone: ReadonlySet<number>;
  /** From the id of a changed record to the one that it had. */
  earlier: ReadonlyMap<number, number>;
  /** The first id of the new records. */
  from: number;
}

/** What becomes of the entities: numbers in place of ids. */
export interface Inherited {
  /** By cluster. */
  entities: Int32Array;
  /** By cluster 1 where its entity is new. */
  isNew: Uint8Array;
  /** How many entities there were. */
  known: number;
  events: readonly { event: LineageEvent['event']; entity: number; other: number | null; records: number }[];
  /** Entities that no record has any more. */
  ended: ReadonlySet<number>;
}

/** What clusters claim. */
interface Claims {
  /** By cluster the first entity that its records had; 0: none. */
  first: Int32Array;
  /** By cluster records by entity, where there are several, or others claim one too. */
  contested: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** How many entities are claimed. */
  claimed: number;
  /** By entity that nobody claims how many records had it. */
  lost: ReadonlyMap<number, number>;
}

/** The entity of each record as a number. */
export class EntityNumbers {
  /** 0: the record's own id. */
  #of: Int32Array;
  /** How many others have a record's own id as their entity. */
  #others: Int32Array;
  #made = 0;

  constructor(records: number) {
    this.#of = new Int32Array(records);
    this.#others = new Int32Array(records);
  }

  reserve(records: number): void {
    if (records <= this.#of.length) return;
    this.#of = longer(this.#of, records * 1.25);
    this.#others = longer(this.#others, records * 1.25);
  }

  of(rid: number): number {
    return this.#of[rid] || rid;
  }

  set(rid: number, entity: number): void {
    const before = this.of(rid);
    if (before === entity) return;
    if (before !== rid && before > 0) this.#others[before] = (this.#others[before] ?? 0) - 1;
    if (entity !== rid && entity > 0) this.#others[entity] = (this.#others[entity] ?? 0) + 1;
    this.#of[rid] = entity;
  }

  /** Is a record's own id the entity of any record? */
  isUsed(rid: number): boolean {
    return this.of(rid) === rid || (this.#others[rid] ?? 0) > 0;
  }

  /** The entity that a record had, under the id that it had. */
  had(rid: number, { earlier, from }: Pick<Regrouped, 'earlier' | 'from'>): number | undefined {
    const before = rid < from ? rid : earlier.get(rid);
    return before === undefined ? undefined : this.of(before);
  }

  /**
   * Gives clusters entities as `assignEntityIds` does: a cluster keeps the one that most of its records had, of equal ones that of the lowest id.
   * @param idsOf the ids of entities, asked for those that may part, meet or end.
   */
  async inherit(regrouped: Regrouped, idsOf: (entities: ReadonlySet<number>) => Promise<ReadonlyMap<number, string>>): Promise<Inherited> {
    const { clusters, from } = regrouped;
    const claims = this.#claims(regrouped);
    const heirs = heirsOf(clusters, claims.contested);
    const contested = [...claims.contested.values()].flatMap((all) => [...all.keys()]);
    const ids = await idsOf(new Set([...contested, ...claims.lost.keys()]));
    const entities = claims.first.slice();
    for (const [cluster, all] of claims.contested) {
      const [best] = [...all]
        .filter(([entity]) => heirs.get(entity)?.cluster === cluster)
        .sort(([a, n], [b, m]) => m - n || ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1));
      entities[cluster] = best?.[0] ?? 0;
    }
    const isNew = new Uint8Array(clusters.count);
    for (let cluster = 0; cluster < clusters.count; cluster += 1) if (entities[cluster] === 0) isNew[cluster] = 1;
    for (let cluster = 0; cluster < clusters.count; cluster += 1)
      if (isNew[cluster] === 1) entities[cluster] = this.#nameOf(clusters.firstOf(cluster), from);
    const events = eventsOf(clusters, entities, isNew, claims);
    const ended = new Set(events.flatMap(({ event, entity }) => (event === 'ended' || event === 'merged' ? [entity] : [])));
    return { entities, isNew, known: claims.claimed + claims.lost.size, events, ended };
  }

  /** The number of a new entity. @param first the record that it is named after. */
  #nameOf(first: number, from: number): number {
    return first < from && this.isUsed(first) ? this.#make() : first;
  }

  #claims(regrouped: Regrouped): Claims {
    const { clusters, gone } = regrouped;
    const claimants = new Map<number, number>();
    const contested = new Set<number>();
    const firsts = new Int32Array(clusters.count);
    for (let cluster = 0; cluster < clusters.count; cluster += 1) firsts[cluster] = this.#claim(cluster, regrouped, claimants, contested);
    const counted = new Map<number, ReadonlyMap<number, number>>();
    if (contested.size > 0)
      for (let cluster = 0; cluster < clusters.count; cluster += 1)
        if (contested.has(firsts[cluster] ?? 0)) counted.set(cluster, this.#countClaims(cluster, regrouped));
    const lost = new Map<number, number>();
    for (const rid of gone) {
      const entity = this.of(rid);
      if (!claimants.has(entity)) lost.set(entity, (lost.get(entity) ?? 0) + 1);
    }
    return { first: firsts, contested: counted, claimed: claimants.size, lost };
  }

  /** Notes the entities that a cluster claims. @param claimants by entity the last cluster that does. @returns the first of them; 0: none. */
  #claim(cluster: number, regrouped: Regrouped, claimants: Map<number, number>, contested: Set<number>): number {
    const { clusters } = regrouped;
    let first = 0;
    for (let place = clusters.start(cluster); place < clusters.start(cluster + 1); place += 1) {
      const entity = this.had(clusters.at(place), regrouped);
      if (entity === undefined || entity === first) continue;
      if (first !== 0) contested.add(first).add(entity);
      else first = entity;
      const other = claimants.get(entity);
      if (other === undefined) claimants.set(entity, cluster);
      else if (other !== cluster) contested.add(entity);
    }
    return first;
  }

  #countClaims(cluster: number, regrouped: Regrouped): Map<number, number> {
    const { clusters } = regrouped;
    const claims = new Map<number, number>();
    for (let place = clusters.start(cluster); place < clusters.start(cluster + 1); place += 1) {
      const entity = this.had(clusters.at(place), regrouped);
      if (entity !== undefined) claims.set(entity, (claims.get(entity) ?? 0) + 1);
    }
    return claims;
  }

  /** A number that no record has as its id. */
  #make(): number {
    this.#made -= 1;
    return this.#made;
  }
}

/** By contested entity the cluster that has most of its records; of equal ones that of the lowest id. */
function heirsOf(clusters: RecordGroups, contested: Claims['contested']): Map<number, { cluster: number; records: number }> {
  const heirs = new Map<number, { cluster: number; records: number }>();
  for (const [cluster, claims] of contested)
    for (const [entity, records] of claims) {
      const other = heirs.get(entity);
      const isHeir = !other || records > other.records || (records === other.records && clusters.firstOf(cluster) < clusters.firstOf(other.cluster));
      if (isHeir) heirs.set(entity, { cluster, records });
    }
  return heirs;
}

function eventsOf(clusters: RecordGroups, entities: Int32Array, isNew: Uint8Array, { contested, lost }: Claims): Inherited['events'] {
  const alive = contested.size > 0 ? new Set(entities) : undefined;
  const events: Inherited['events'][number][] = [];
  for (let cluster = 0; cluster < clusters.count; cluster += 1)
    if (isNew[cluster] === 1) events.push({ event: 'created', entity: entities[cluster] ?? 0, other: null, records: clusters.size(cluster) });
  for (const [cluster, claims] of contested) {
    const entity = entities[cluster] ?? 0;
    for (const [old, records] of claims)
      if (old !== entity) events.push({ event: alive?.has(old) ? 'split' : 'merged', entity: old, other: entity, records });
  }
  for (const [entity, records] of lost) events.push({ event: 'ended', entity, other: null, records });
  return events;
}
