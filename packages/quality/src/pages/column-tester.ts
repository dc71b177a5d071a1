import type { ByteAutomaton } from './byte-automaton.ts';
import type { Page } from './column-chunk.ts';
import { HeldValues } from './held-values.ts';
import type { Written } from './places.ts';

/** What a value has to be, so that it certainly breaks no rule: text of an automaton and of so many characters, or a number between bounds (both allowed). */
export type ColumnTest = { kind: 'text'; automaton: ByteAutomaton; least: number; most: number } | { kind: 'number'; low: number; high: number };

/** Tests the values of pages. What it gives is good until the next page. */
export class PageTester {
  readonly #held: HeldValues;

  /** @param held where values of pages are put down: once, whoever looks at them. */
  constructor(held = new HeldValues()) {
    this.#held = held;
  }

  /** Of each value that is there: 1 where it does not pass the test. Of values from a dictionary each entry is tested once. @throws NotReadable */
  test(page: Page, test: ColumnTest, written: Written): Uint8Array {
    this.#held.hold(page);
    return this.#held.space.bytes(this.#held.failed(page, test, written), page.filled);
  }

  /** Where the texts of a page, or of its dictionary, begin. @throws NotReadable */
  offsetsOf(page: Page): Uint32Array {
    this.#held.hold(page);
    const count = page.places ? page.entries : page.filled;
    return this.#held.space.words(this.#held.offsets(count), count + 1);
  }
}
