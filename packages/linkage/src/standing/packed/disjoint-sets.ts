/** Numbers put together by edges; one that is in no edge is in no set. (Tarjan 1975.) */
export class DisjointSets {
  readonly #parents = new Map<number, number>();

  join(a: number, b: number): void {
    const [x, y] = [this.#rootOf(a), this.#rootOf(b)];
    // The smaller one is the root, so that a set is named by its smallest.
    this.#parents.set(Math.max(x, y), Math.min(x, y));
  }

  /** The smallest of a number's set; undefined where it is in none. */
  nameOf(number: number): number | undefined {
    return this.#parents.has(number) ? this.#rootOf(number) : undefined;
  }

  /** Are both in one set? */
  areTogether(a: number, b: number): boolean {
    const name = this.nameOf(a);
    return name !== undefined && name === this.nameOf(b);
  }

  /** By name the numbers of each set. */
  all(): Map<number, number[]> {
    const sets = new Map<number, number[]>();
    for (const number of this.#parents.keys()) {
      const name = this.#rootOf(number);
      const known = sets.get(name);
      if (known) known.push(number);
      else sets.set(name, [number]);
    }
    return sets;
  }

  #rootOf(number: number): number {
    let at = number;
    for (;;) {
      const parent = this.#parents.get(at);
      if (parent === undefined) this.#parents.set(at, at);
      if (parent === undefined || parent === at) return at;
      const above = this.#parents.get(parent) ?? parent;
      if (above !== parent) this.#parents.set(at, above);
      at = above;
    }
  }
}
