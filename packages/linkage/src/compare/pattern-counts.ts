/** Patterns that are counted in an array. */
const mostInArray = 2 ** 20;

/** How many pairs show each pattern. */
export class PatternCounts {
  readonly #few: Int32Array | undefined;
  readonly #many = new Map<number, number>();

  /** @param radices of patterns (see `PatternCode`). */
  constructor(radices: readonly number[]) {
    const patterns = radices.reduce((product, radix) => product * radix, 1);
    this.#few = patterns <= mostInArray ? new Int32Array(patterns) : undefined;
  }

  add(pattern: number): void {
    if (this.#few) this.#few[pattern] = (this.#few[pattern] ?? 0) + 1;
    else this.#many.set(pattern, (this.#many.get(pattern) ?? 0) + 1);
  }

  /** Those that pairs show, with how many do. */
  counted(): [pattern: number, pairs: number][] {
    if (!this.#few) return [...this.#many];
    const counted: [number, number][] = [];
    for (let pattern = 0; pattern < this.#few.length; pattern += 1) {
      const pairs = this.#few[pattern] ?? 0;
      if (pairs > 0) counted.push([pattern, pairs]);
    }
    return counted;
  }
}
