import { longer } from '../../packed/longer.ts';

/** A division of the records into groups, each a ring of its records. A record that was never put into one is alone. */
export class Components {
  /** By record a name that all of its group have; 0: its own id. */
  #names: Int32Array;
  /** By record the next one of its group; 0: itself. */
  #next: Int32Array;

  constructor(records: number) {
    this.#names = new Int32Array(records);
    this.#next = new Int32Array(records);
  }

  reserve(records: number): void {
    if (records <= this.#names.length) return;
    this.#names = longer(this.#names, records * 1.25);
    this.#next = longer(this.#next, records * 1.25);
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

  /** Takes a record out of its group; those that were grouped with it must be taken out too, or grouped anew. */
  part(rid: number): void {
    this.#names[rid] = rid;
    this.#next[rid] = rid;
  }

  /** Puts a record that is alone into a group. */
  join(rid: number, name: number): void {
    if (rid === name) return;
    this.#names[rid] = name;
    this.#next[rid] = this.#next[name] || name;
    this.#next[name] = rid;
  }

  /** Makes a group of these records; those that were grouped with them must be in other groups then, or alone. */
  group(members: readonly number[]): void {
    const [name = 0] = members;
    for (const [place, rid] of members.entries()) {
      this.#names[rid] = name;
      this.#next[rid] = members[place + 1] ?? name;
    }
  }
}
