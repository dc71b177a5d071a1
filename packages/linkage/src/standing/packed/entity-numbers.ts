import type { LineageEvent } from '../../cluster/entity-ids.ts';
import { longer } from '../../packed/longer.ts';

/** Records grouped again, and who was there before. */
export interface Regrouped {
  /** Records of the components concerned. */
  within: ReadonlySet<number>;
  /** Their clusters; who is in none is alone. */
  clusters: readonly (readonly number[])[];
  /** Records that were in these components too. */
  gone: ReadonlySet<number>;
  /** From the id of a changed record to the one that it had. */
  earlier: ReadonlyMap<number, number>;
  /** The first id of the new records. */
  from: number;
}

/** A cluster with the number of its entity. */
export interface Owned {
  cluster: readonly number[];
  entity: number;
  isNew: boolean;
}

/** What becomes of the entities: numbers in place of ids. */
export interface Inherited {
  owned: readonly Owned[];
  /** How many entities there were. */
  known: number;
  events: readonly { event: LineageEvent['event']; entity: number; other: number | null; records: number }[];
}

/** The entities that records of a cluster had. */
interface Claims {
  cluster: readonly number[];
  /** The first of them; undefined: none. */
  entity: number | undefined;
  /** Records by entity, where there are several, or others claim it too. */
  claims: ReadonlyMap<number, number> | undefined;
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
   * @param idsOf the ids of entities, each given with a record that had it.
   */
  async inherit(regrouped: Regrouped, idsOf: (holders: ReadonlyMap<number, number>) => Promise<ReadonlyMap<number, string>>): Promise<Inherited> {
    const { all, claimants, holders, lost } = this.#claims(regrouped);
    const heirs = heirsOf(all);
    const ids = await idsOf(holders);
    const kept = all.map(({ entity: only, claims }, place) => {
      if (!claims) return only;
      const [first] = [...claims]
        .filter(([entity]) => heirs.get(entity)?.place === place)
        .sort(([a, n], [b, m]) => m - n || ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1));
      return first?.[0];
    });
    const owned = all.map(({ cluster }, place): Owned => {
      const entity = kept[place];
      if (entity !== undefined) return { cluster, entity, isNew: false };
      const first = firstOf(cluster);
      return { cluster, entity: first < regrouped.from && this.isUsed(first) ? this.#make() : first, isNew: true };
    });
    return { owned, known: claimants.size + lost.size, events: eventsOf(all, owned, lost) };
  }

  /** What clusters claim; the entities that may part, meet or end, with a record that had each; and those that nobody claims, with how many records they had. */
  #claims(regrouped: Regrouped): {
    all: Claims[];
    claimants: ReadonlyMap<number, number>;
    holders: Map<number, number>;
    lost: Map<number, number>;
  } {
    const { within, clusters, gone } = regrouped;
    const alone = new Set(within);
    for (const cluster of clusters) for (const rid of cluster) alone.delete(rid);
    const all: Claims[] = [];
    const claimants = new Map<number, number>();
    const contested = new Set<number>();
    const claim = (cluster: readonly number[]): void => {
      let first: number | undefined;
      for (const rid of cluster) {
        const entity = this.had(rid, regrouped);
        if (entity === undefined) continue;
        if (first !== undefined && entity !== first) contested.add(first).add(entity);
        first ??= entity;
        const other = claimants.get(entity);
        if (other === undefined) claimants.set(entity, all.length);
        else if (other !== all.length) contested.add(entity);
      }
      all.push({ cluster, entity: first, claims: undefined });
    };
    for (const cluster of clusters) claim(cluster);
    for (const rid of alone) claim([rid]);
    if (contested.size > 0)
      for (const one of all) if (one.entity !== undefined && contested.has(one.entity)) one.claims = this.#countClaims(one.cluster, regrouped);
    const holders = new Map<number, number>();
    const lost = new Map<number, number>();
    for (const rid of gone) {
      const entity = this.of(rid);
      if (!claimants.has(entity)) lost.set(entity, (lost.get(entity) ?? 0) + 1);
      if (!claimants.has(entity) || contested.has(entity)) holders.set(entity, rid);
    }
    if (contested.size > 0) for (const rid of within) if (rid < regrouped.from && contested.has(this.of(rid))) holders.set(this.of(rid), rid);
    return { all, claimants, holders, lost };
  }

  #countClaims(cluster: readonly number[], regrouped: Regrouped): Map<number, number> {
    const claims = new Map<number, number>();
    for (const rid of cluster) {
      const entity = this.had(rid, regrouped);
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
function heirsOf(all: readonly Claims[]): Map<number, { place: number; records: number }> {
  const heirs = new Map<number, { place: number; records: number }>();
  for (const [place, { cluster, claims }] of all.entries()) {
    if (!claims) continue;
    for (const [entity, records] of claims) {
      const other = heirs.get(entity);
      const isHeir =
        !other || records > other.records || (records === other.records && firstOf(cluster) < firstOf(all[other.place]?.cluster ?? cluster));
      if (isHeir) heirs.set(entity, { place, records });
    }
  }
  return heirs;
}

function eventsOf(all: readonly Claims[], owned: readonly Owned[], lost: ReadonlyMap<number, number>): Inherited['events'] {
  let alive: Set<number> | undefined;
  const isAlive = (entity: number): boolean => {
    alive ??= new Set(owned.map((one) => one.entity));
    return alive.has(entity);
  };
  const events: Inherited['events'][number][] = [];
  for (const [place, { cluster, entity, isNew }] of owned.entries()) {
    if (isNew) events.push({ event: 'created', entity, other: null, records: cluster.length });
    for (const [old, records] of all[place]?.claims ?? [])
      if (old !== entity) events.push({ event: isAlive(old) ? 'split' : 'merged', entity: old, other: entity, records });
  }
  for (const [entity, records] of lost) events.push({ event: 'ended', entity, other: null, records });
  return events;
}

/** The record of a cluster that a new entity is named after. */
export const firstOf = (cluster: readonly number[]): number => cluster.reduce((least, rid) => Math.min(least, rid), Number.POSITIVE_INFINITY);
