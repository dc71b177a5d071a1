import type { Page } from './column-chunk.ts';
import type { ColumnTest } from './column-tester.ts';
import { Space } from './kernels/space.ts';
import { NotReadable } from './pages-error.ts';
import type { Written } from './places.ts';
import { widthOf } from './values.ts';

/** The most that a text is measured by: bounds beyond hold for every text. */
const longest = 2 ** 28;

/** The values of a page, or of its dictionary, in the memory where they are tested and hashed. Pages of a chunk share their dictionary, and what is known of it. */
export class HeldValues {
  readonly space = new Space();
  #bytes: Uint8Array | null = null;
  #at = 0;
  #offsets: number | null = null;
  /** Of which test what is known of the entries of the dictionary, and where. */
  #entries: { test: ColumnTest; at: number } | null = null;
  /** Up to where is what all pages of the dictionary share. */
  #kept = 0;

  /** Puts the values of a page down; what was made for another page is let go of. */
  hold({ bytes }: Page): void {
    if (this.#bytes === bytes) {
      this.space.begin(this.#kept);
      return;
    }
    this.space.begin();
    this.#bytes = bytes;
    this.#at = this.space.put(bytes);
    this.#kept = this.space.top;
    [this.#offsets, this.#entries] = [null, null];
  }

  /** Where the values lie. */
  get at(): number {
    return this.#at;
  }

  /** Where it is told where each of the texts begins. @param count of the texts. @throws NotReadable */
  offsets(count: number): number {
    if (this.#offsets !== null) return this.#offsets;
    const into = this.space.room(4 * (count + 1));
    if (this.space.call.textOffsets(this.#at, this.#bytes?.length ?? 0, count, into) !== 0) throw new NotReadable('Text cut short');
    this.#kept = this.space.top;
    this.#offsets = into;
    return into;
  }

  /** Where it is told of each value of the page that is there whether it passes the test: 1 where it does not. @throws NotReadable */
  failed(page: Page, test: ColumnTest, written: Written): number {
    if (!page.places) return this.each(test, page.filled, written);
    if (this.#entries?.test !== test) {
      const at = this.each(test, page.entries, written);
      this.#kept = this.space.top;
      this.#entries = { test, at };
    }
    const { at } = this.#entries;
    const places = this.space.put(page.places.subarray(0, page.filled));
    const into = this.space.room(page.filled);
    this.space.call.lookUp(places, page.filled, at, page.entries, into);
    return into;
  }

  /** The same of each value that is held. */
  each(test: ColumnTest, count: number, written: Written): number {
    if (test.kind === 'text') return this.#texts(test, count);
    const into = this.space.room(count);
    if (written === 'text') this.space.bytes(into, count).fill(0);
    else {
      if ((this.#bytes?.length ?? 0) < count * widthOf(written)) throw new NotReadable('Numbers cut short');
      const { testIntegers, testLongs, testDoubles } = this.space.call;
      const ofKind = written === 'bigint' ? testLongs : written === 'double' ? testDoubles : testIntegers;
      ofKind(this.#at, count, test.low, test.high, into);
    }
    return into;
  }

  #texts({ automaton, least, most }: ColumnTest & { kind: 'text' }, count: number): number {
    const offsets = this.offsets(count);
    const { space } = this;
    const next = space.put(automaton.next);
    const accepts = space.put(automaton.accepts);
    const into = space.room(count);
    space.call.testTexts(this.#at, offsets, count, next, accepts, automaton.start, Math.min(least, longest), Math.min(most, longest), into);
    return into;
  }
}
