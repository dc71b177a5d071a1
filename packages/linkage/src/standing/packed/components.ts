import { longer } from '../../packed/longer.ts';
import type { RecordSets } from './record-sets.ts';

/** A division of the records into groups, each a ring of its records. A record that was never put into one is alone. */
export class Components {
  /** By record a name that all of its group have; 0: its own id. */
  #names: Int32Array;
  /** By record the next one of its group; 0: itself. */
  #next: Int32Array;

  /** @param names with room for all records: 0 for each. */
  constructor(names: Int32Array) {
    this.#names = names;
    this.#next = new Int32Array(names.length);
  }

  /** Keeps the names there from now on. @param names with more room. */
  moveTo(names: Int32Array): void {
    names.set(this.#names);
    this.#names = names;
    this.#next = longer(this.#next, names.length);
  }

  /** The name of a record's group, which is one of its records, or was. */
  nameOf(rid: number): number {
    return this.#names[rid] || rid;
  }

  /** All records of a record's group. */
  members(rid: number): number[] {
    const all = [rid];
    for (let at = this.#next[rid] || rid; at !== rid; at = this.#next[at] || at) all.push(at);
    return all;
  }

  /** Puts a record that is alone into a group. */
  join(rid: number, name: number): void {
    if (rid === name) return;
    this.#names[rid] = name;
    this.#next[rid] = this.#next[name] || name;
    this.#next[name] = rid;
  }

  /** The next record along the ring of a group. */
  after(rid: number): number {
    return this.#next[rid] || rid;
  }

  /** Makes a group of these records; those that were grouped with them must be in other groups then, or alone. */
  group(members: readonly number[]): void {
    const [name = 0] = members;
    for (const [place, rid] of members.entries()) {
      this.#names[rid] = name;
      this.#next[rid] = members[place + 1] ?? name;
    }
  }

  /** Makes groups of these sets, which hold all records of the groups that theirs were in. */
  regroup(sets: RecordSets): void {
    const { records } = sets;
    for (let at = 0; at < records.length; at += 1) {
      const rid = records[at] ?? 0;
      this.#names[rid] = sets.nameOf(rid);
      this.#next[rid] = sets.after(rid);
    }
  }
}
