/** Records in groups, one group after the other. */
export class RecordGroups {
  count = 0;
  readonly #records: Int32Array;
  readonly #starts: Int32Array;

  /** @param records how many there will be in all groups. */
  constructor(records: number) {
    this.#records = new Int32Array(records);
    this.#starts = new Int32Array(records + 1);
  }

  /** Adds a record to the group that is not ended yet. */
  push(rid: number): void {
    const at = this.#starts[this.count + 1] ?? 0;
    this.#records[at] = rid;
    this.#starts[this.count + 1] = at + 1;
  }

  /** Ends the last group; it has at least one record. */
  end(): void {
    const to = this.#starts[this.count + 1] ?? 0;
    this.count += 1;
    if (this.count + 1 < this.#starts.length) this.#starts[this.count + 1] = to;
  }

  /** Where a group's records begin, and after the last group where they end. */
  start(group: number): number {
    return this.#starts[group] ?? 0;
  }

  /** The record at a place. */
  at(place: number): number {
    return this.#records[place] ?? 0;
  }

  /** How many records all groups have. */
  get records(): number {
    return this.start(this.count);
  }

  size(group: number): number {
    return this.start(group + 1) - this.start(group);
  }

  /** The smallest record of a group. */
  firstOf(group: number): number {
    let least = this.at(this.start(group));
    for (let place = this.start(group) + 1; place < this.start(group + 1); place += 1) least = Math.min(least, this.at(place));
    return least;
  }
}
