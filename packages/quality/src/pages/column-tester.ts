import type { ByteAutomaton } from './byte-automaton.ts';
import type { Page } from './column-chunk.ts';
import type { Written } from './places.ts';
import { NumberReader, textOffsets } from './values.ts';

/** What a value has to be, so that it certainly breaks no rule: text of an automaton and of so many characters, or a number between bounds (both allowed). */
export type ColumnTest = { kind: 'text'; automaton: ByteAutomaton; least: number; most: number } | { kind: 'number'; low: number; high: number };

const mostBytes = 4;

/** Tests the values of pages. What it gives is good until the next page. */
export class PageTester {
  #failed = new Uint8Array(0);
  #ofEntries = new Uint8Array(0);
  #offsets = new Uint32Array(0);
  /** Of what the offsets are, and of which dictionary and test what is known of its entries: pages of a chunk share theirs. */
  #offsetsOf: Uint8Array | null = null;
  #entriesOf: { bytes: Uint8Array; test: ColumnTest } | null = null;
  readonly #numbers = new NumberReader();

  /** Where the texts of the last page tested, or of its dictionary, begin. */
  get offsets(): Uint32Array {
    return this.#offsets;
  }

  /** Of each value that is there: 1 where it does not pass the test. Of values from a dictionary each entry is tested once. */
  test(page: Page, test: ColumnTest, written: Written): Uint8Array {
    if (this.#failed.length < page.filled) this.#failed = new Uint8Array(page.filled);
    if (!page.places) {
      this.#each(page, page.filled, test, written, this.#failed);
      return this.#failed;
    }
    if (this.#entriesOf?.bytes !== page.bytes || this.#entriesOf.test !== test) {
      this.testOwn(page, test, page.entries, written);
      // A place beyond the dictionary is nothing that passes.
      this.#ofEntries.fill(1, page.entries);
      this.#entriesOf = { bytes: page.bytes, test };
    }
    const [failed, ofEntries, places] = [this.#failed, this.#ofEntries, page.places];
    for (let n = 0; n < page.filled; n += 1) failed[n] = ofEntries[places[n] ?? 0] ?? 1;
    return failed;
  }

  /** Where the texts of a page, or of its dictionary, begin. */
  offsetsOf({ bytes }: Page, count: number): Uint32Array {
    if (this.#offsetsOf === bytes) return this.#offsets;
    if (this.#offsets.length <= count) this.#offsets = new Uint32Array(count + 1);
    this.#offsetsOf = null;
    textOffsets(bytes, count, this.#offsets);
    this.#offsetsOf = bytes;
    return this.#offsets;
  }

  /** Of each value of a page, or of its dictionary: 1 where it does not pass the test. */
  testOwn(page: Page, test: ColumnTest, count: number, written: Written = 'text'): Uint8Array {
    this.#entriesOf = null;
    if (this.#ofEntries.length <= count) this.#ofEntries = new Uint8Array(count + 1);
    this.#each(page, count, test, written, this.#ofEntries);
    return this.#ofEntries;
  }

  #each(page: Page, count: number, test: ColumnTest, written: Written, into: Uint8Array): void {
    if (test.kind === 'text') {
      testTexts(page.bytes, this.offsetsOf(page, count), count, test, into);
    } else if (written !== 'text') testNumbers(this.#numbers.numbers(page, written, count), test, into);
  }
}

/** Texts that are tested at the same time: each step of an automaton waits for the one before, those of several do not wait for each other. */
const abreast = 4;

function testTexts(bytes: Uint8Array, offsets: Uint32Array, count: number, test: ColumnTest & { kind: 'text' }, into: Uint8Array): void {
  const { next, start } = test.automaton;
  let place = 0;
  for (; place + abreast <= count; place += abreast) {
    const a = offsets[place] ?? 0;
    const b = offsets[place + 1] ?? 0;
    const c = offsets[place + 2] ?? 0;
    const d = offsets[place + 3] ?? 0;
    const common = Math.min(b - a, c - b, d - c, (offsets[place + 4] ?? 0) - d) - 4;
    let first = start;
    let second = start;
    let third = start;
    let fourth = start;
    for (let n = 0; n < common; n += 1) {
      first = next[first + (bytes[a + n] ?? 0)] ?? 0;
      second = next[second + (bytes[b + n] ?? 0)] ?? 0;
      third = next[third + (bytes[c + n] ?? 0)] ?? 0;
      fourth = next[fourth + (bytes[d + n] ?? 0)] ?? 0;
    }
    into[place] = finishText(bytes, a + common, b - 4, first, a, test);
    into[place + 1] = finishText(bytes, b + common, c - 4, second, b, test);
    into[place + 2] = finishText(bytes, c + common, d - 4, third, c, test);
    into[place + 3] = finishText(bytes, d + common, (offsets[place + 4] ?? 0) - 4, fourth, d, test);
  }
  for (; place < count; place += 1) {
    const at = offsets[place] ?? 0;
    into[place] = finishText(bytes, at, (offsets[place + 1] ?? 0) - 4, start, at, test);
  }
}

/** Goes on with a text from a state. `begin`: of the text. @returns 1 where it does not pass. */
function finishText(bytes: Uint8Array, at: number, end: number, from: number, begin: number, test: ColumnTest & { kind: 'text' }): number {
  const { least, most, automaton } = test;
  const { next, accepts } = automaton;
  let state = from;
  for (let place = at; place < end; place += 1) state = next[state + (bytes[place] ?? 0)] ?? 0;
  if (accepts[state >> 8] !== 1) return 1;
  const length = end - begin;
  // A character takes one byte to four: of most texts their bytes tell enough.
  if (length > mostBytes * (least - 1) && length <= most) return 0;
  const characters = charactersIn(bytes, begin, end);
  return characters >= least && characters <= most ? 0 : 1;
}

function charactersIn(bytes: Uint8Array, at: number, end: number): number {
  let count = 0;
  for (let place = at; place < end; place += 1) if (((bytes[place] ?? 0) & 0xc0) !== 0x80) count += 1;
  return count;
}

function testNumbers(numbers: Float64Array, { low, high }: ColumnTest & { kind: 'number' }, into: Uint8Array): void {
  for (let place = 0; place < numbers.length; place += 1) {
    const value = numbers[place] ?? Number.NaN;
    into[place] = value >= low && value <= high ? 0 : 1;
  }
}
