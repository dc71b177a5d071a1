import { GrowingNumbers } from './growing.ts';

/** Whole numbers, of which the same mostly come one after the other. */
export class Runs {
  readonly #pairs = new GrowingNumbers();
  #value = 0;
  #count = 0;

  add(value: number, count = 1): void {
    if (value !== this.#value) this.#close();
    this.#value = value;
    this.#count += count;
  }

  /** Each number and how often it comes, in turn; good until the next is added. */
  get pairs(): Int32Array {
    this.#close();
    return this.#pairs.numbers;
  }

  /** Adds those of others. */
  addAll(pairs: Int32Array): void {
    for (let at = 0; at < pairs.length; at += 2) this.add(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  }

  #close(): void {
    if (this.#count === 0) return;
    this.#pairs.add(this.#value);
    this.#pairs.add(this.#count);
    this.#count = 0;
  }
}
