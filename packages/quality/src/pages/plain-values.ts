import type { Page } from './column-chunk.ts';
import { GrowingBytes } from './growing.ts';
import type { Written } from './places.ts';
import { textOffsets, widthOf } from './values.ts';

/** Gathers all values of a column, page by page, as PLAIN has them. */
export class PlainValues {
  readonly #values = new GrowingBytes();
  #rows = 0;
  #isWhole = true;

  add(page: Page, written: Written): void {
    this.#rows += page.count;
    this.#isWhole &&= page.present === null;
    if (!this.#isWhole) return;
    const { bytes, entries, filled, places } = page;
    const width = written === 'text' ? null : widthOf(written);
    if (!places) {
      this.#values.append(width === null ? bytes : bytes.subarray(0, filled * width));
      return;
    }
    const offsets = new Uint32Array(entries + 1);
    if (width === null) textOffsets(bytes, entries, offsets);
    else for (let entry = 0; entry <= entries; entry += 1) offsets[entry] = entry * width;
    // Each text begins after 4 bytes with its length.
    const before = width === null ? 4 : 0;
    for (let n = 0; n < filled; n += 1) {
      const place = places[n] ?? 0;
      this.#values.append(bytes.subarray((offsets[place] ?? 0) - before, (offsets[place + 1] ?? 0) - before));
    }
  }

  get rows(): number {
    return this.#rows;
  }

  /** Memory of their own; null where a value is missing. */
  get bytes(): Uint8Array | null {
    return this.#isWhole ? this.#values.bytes.slice() : null;
  }
}
