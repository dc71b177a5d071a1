import type { ByteAutomaton } from './byte-automaton.ts';
import type { Page } from './column-chunk.ts';
import { GrowingBytes } from './growing.ts';
import { isBlank } from './page-hasher.ts';
import type { Written } from './places.ts';
import { addNumber, textOffsets, widthOf } from './values.ts';

interface HeldPage {
  first: number;
  /** Of each record where its value lies, -1 where it is missing. Null: all are there, one after the other. */
  places: Int32Array | null;
  bytes: Uint8Array;
  offsets: Uint32Array | null;
}

/** The values of a column in some row groups, of which a few are looked up as text. */
export class ColumnTexts {
  readonly #written: Written;
  readonly #untouched: ByteAutomaton | null;
  readonly #pages: HeldPage[] = [];

  /** @param untouched takes text that is read as it is written; null: all text is. */
  constructor(written: Written, untouched: ByteAutomaton | null) {
    this.#written = written;
    this.#untouched = untouched;
  }

  /** Keeps what is needed of a page. @param first the number of its first record. */
  add(page: Page, first: number): void {
    const known = page.places ? page.entries : page.filled;
    // Pages last until the next: what is looked up later is copied, which a Buffer's own `slice` does not.
    const bytes = new Uint8Array(this.#written === 'text' ? page.bytes : page.bytes.subarray(0, known * widthOf(this.#written)));
    this.#add(page, first, bytes);
  }

  /** Looks into one page alone from now on, as long as it lasts: nothing is copied. */
  turnTo(page: Page, first: number): void {
    this.#pages.length = 0;
    this.#add(page, first, page.bytes);
  }

  /** Adds the text of a record's value, an empty one where it is missing. @returns false where the engine reads it otherwise than it is written. */
  put(record: number, into: GrowingBytes): boolean {
    const page = this.#pageOf(record);
    if (!page) return false;
    const { first, places, bytes, offsets } = page;
    const place = places ? (places[record - first] ?? -1) : record - first;
    if (place < 0) into.textOf(bytes, 0, 0);
    else if (this.#written !== 'text') {
      if ((place + 1) * widthOf(this.#written) > bytes.length) return false;
      addNumber(bytes, place, this.#written, into);
    } else {
      if (!offsets || place + 1 >= offsets.length) return false;
      const [from, end] = [offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4];
      if (isBlank(bytes, from, end)) into.textOf(bytes, 0, 0);
      else if (this.#untouched && !accepts(this.#untouched, bytes, from, end)) return false;
      else into.textOf(bytes, from, end);
    }
    return true;
  }

  #add(page: Page, first: number, bytes: Uint8Array): void {
    const known = page.places ? page.entries : page.filled;
    const offsets = this.#written === 'text' ? new Uint32Array(known + 1) : null;
    if (offsets) textOffsets(bytes, known, offsets);
    this.#pages.push({ first, places: placesOf(page), bytes, offsets });
  }

  #pageOf(record: number): HeldPage | undefined {
    let place = this.#pages.length - 1;
    while (place > 0 && (this.#pages[place]?.first ?? 0) > record) place -= 1;
    return this.#pages[place];
  }
}

const between = new TextEncoder().encode('|');

/** Adds the text that names a record, from the columns of its key: as `ColumnTexts.put`. */
export function putKey(columns: readonly ColumnTexts[], record: number, into: GrowingBytes): boolean {
  const [only] = columns;
  if (only && columns.length === 1) return only.put(record, into);
  const own = new GrowingBytes();
  const texts: Uint8Array[] = [];
  for (const [place, column] of columns.entries()) {
    own.clear();
    if (!column.put(record, own)) return false;
    texts.push(...(place > 0 ? [between] : []), own.bytes.slice(4));
  }
  into.text(Buffer.concat(texts));
  return true;
}

function placesOf({ count, present, places }: Page): Int32Array | null {
  if (!present && !places) return null;
  const found = new Int32Array(count);
  let filled = 0;
  for (let n = 0; n < count; n += 1) {
    if (present && present[n] === 0) found[n] = -1;
    else {
      found[n] = places ? (places[filled] ?? 0) : filled;
      filled += 1;
    }
  }
  return found;
}

function accepts({ next, accepts: ends, start }: ByteAutomaton, bytes: Uint8Array, from: number, end: number): boolean {
  let state = start;
  for (let at = from; at < end; at += 1) state = next[state + (bytes[at] ?? 0)] ?? 0;
  return ends[state >> 8] === 1;
}
