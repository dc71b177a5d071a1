import type { AskedValues, PageValues, ToldOfPages, ValueRows } from '@sogoc/profile';
import { languageOf } from '../screen/language.ts';
import { parsePattern } from '../screen/parse-pattern.ts';
import { type ByteAutomaton, byteAutomaton } from './byte-automaton.ts';
import type { Page } from './column-chunk.ts';
import { type FooterColumn, footerColumns } from './footer.ts';
import { HeldValues } from './held-values.ts';
import { jointStates } from './joint-states.ts';
import { NotReadable } from './pages-error.ts';
import type { Written } from './places.ts';
import { FileOfPages } from './read-chunk.ts';
import { widthOf } from './values.ts';

/** Opens what reads values for the profile of a table that changed in part. */
export function openPageValues(): PageValues {
  return new Reader();
}

interface OpenFile {
  pages: FileOfPages;
  columns: ReadonlyMap<string, FooterColumn>;
}

/** Files that are open at once. */
const filesAtMost = 4;
const safe = 2 ** 53;
const [minus, zero] = [0x2d, 0x30];

class Reader implements PageValues {
  readonly #held = new HeldValues();
  readonly #files = new Map<string, OpenFile>();
  readonly #automata = new Map<string, ByteAutomaton | null>();
  #times = new Int32Array(0);
  #last = new Int32Array(0);

  add({ file, rows }: { file: string; rows: number }, asked: AskedValues, first: number, into: ValueRows): ToldOfPages | null {
    try {
      const { pages, columns } = this.#open(file);
      const column = columns.get(asked.name);
      const written = column && writtenAs(asked, column);
      const automaton = written === 'text' && asked.usual !== null ? this.#automaton(asked.usual) : null;
      if (!column || !written || (written === 'text' && !automaton)) return null;
      const told = new Told();
      let read = 0;
      for (const chunk of column.chunks)
        for (const page of pages.pages(chunk)) {
          this.#page(page, asked, written, automaton, first + read, into, told);
          read += page.count;
        }
      return read === rows ? told.all(written !== 'text' || asked.isNumber === true) : null;
    } catch (error) {
      if (error instanceof NotReadable || (error instanceof Error && 'code' in error)) return null;
      throw error;
    }
  }

  #page(page: Page, asked: AskedValues, written: Written, automaton: ByteAutomaton | null, first: number, into: ValueRows, told: Told): void {
    this.#held.hold(page);
    const { space, at } = this.#held;
    const { usual, small, finite, lengthFrom, longest } = asked.told;
    const count = page.places ? page.entries : page.filled;
    const [hashes, bits] = [space.room(8 * count), space.room(4 * count)];
    let failed: number | null = null;
    if (written === 'text') {
      const offsets = this.#held.offsets(count);
      space.call.engineHashTexts(at, offsets, count, asked.last, usual, small, lengthFrom, longest, hashes, bits);
      if (automaton) failed = this.#held.each({ kind: 'text', automaton, least: 0, most: Number.POSITIVE_INFINITY }, count, written);
    } else {
      if (page.bytes.length < count * widthOf(written)) throw new NotReadable('Numbers cut short');
      const always = written === 'integer' || written === 'bigint' ? usual + finite : usual;
      space.call.engineHashNumbers(at, widthOf(written), written === 'double' ? 1 : 0, count, asked.last, always, small, hashes, bits);
    }
    const begin = into.count;
    const places = this.#entries(page, count, first, into, told);
    const [ofAll, own] = [space.words(hashes, 2 * count), space.words(bits, count)];
    if (places === null) {
      into.hashes.set(ofAll, 2 * begin);
      into.told.set(own, begin);
    } else
      for (const [place, from] of places.entries()) {
        into.hashes[2 * (begin + place)] = ofAll[2 * from] ?? 0;
        into.hashes[2 * (begin + place) + 1] = ofAll[2 * from + 1] ?? 0;
        into.told[begin + place] = own[from] ?? 0;
      }
    if (written !== 'text') told.addNumbers(space.bytes(at, count * widthOf(written)), written, places, begin, asked, into);
    else if (failed !== null) {
      const [offsets, flags] = [space.words(this.#held.offsets(count), count + 1), space.bytes(failed, count)];
      told.addOdd(page.bytes, flags, offsets, places, begin);
      if (asked.isNumber) told.addWritten(page.bytes, flags, offsets, places, begin, into);
    }
  }

  /** Adds how often each value is there, and where: of a dictionary each entry once. @returns which entries are there; null where each value is added for itself. */
  #entries({ count, present, filled, places }: Page, entries: number, first: number, into: ValueRows, told: Told): Int32Array | null {
    told.nulls += count - filled;
    const begin = into.count;
    if (begin + filled > into.n.length) throw new NotReadable('More values than there are records');
    if (!places) {
      into.n.fill(1, begin, begin + filled);
      let next = begin;
      for (let row = 0; row < count; row += 1) if (!present || present[row] === 1) into.rows[next++] = first + row;
      into.count = next;
      return null;
    }
    if (this.#times.length < entries) [this.#times, this.#last] = [new Int32Array(entries), new Int32Array(entries)];
    const [times, last] = [this.#times, this.#last];
    times.fill(0, 0, entries);
    let next = 0;
    for (let row = 0; row < count; row += 1) {
      if (present && present[row] !== 1) continue;
      const place = places[next] ?? entries;
      next += 1;
      if (place >= entries) throw new NotReadable('No such place in the dictionary');
      times[place] = (times[place] ?? 0) + 1;
      last[place] = row;
    }
    const there = new Int32Array(Math.min(entries, filled));
    let found = 0;
    for (let place = 0; place < entries; place += 1) {
      if (times[place] === 0) continue;
      there[found] = place;
      into.n[begin + found] = times[place] ?? 0;
      into.rows[begin + found] = first + (last[place] ?? 0);
      found += 1;
    }
    into.count = begin + found;
    return there.subarray(0, found);
  }

  #open(path: string): OpenFile {
    const known = this.#files.get(path);
    if (known) return known;
    for (const [earliest, { pages }] of this.#files) {
      if (this.#files.size < filesAtMost) break;
      pages[Symbol.dispose]();
      this.#files.delete(earliest);
    }
    const opened = { pages: new FileOfPages(), columns: footerColumns(path) };
    opened.pages.expect([...opened.columns.values()].flatMap(({ chunks }) => chunks));
    this.#files.set(path, opened);
    return opened;
  }

  #automaton(pattern: string): ByteAutomaton | null {
    const known = this.#automata.get(pattern);
    if (known !== undefined) return known;
    const parsed = parsePattern(pattern);
    const language = parsed && languageOf(parsed);
    const joint = language && jointStates([{ language, inside: true }]);
    const automaton = joint && byteAutomaton(joint);
    this.#automata.set(pattern, automaton);
    return automaton;
  }

  [Symbol.dispose](): void {
    for (const { pages } of this.#files.values()) pages[Symbol.dispose]();
    this.#files.clear();
  }
}

/** What is told of values one page after the other. */
class Told {
  nulls = 0;
  readonly #odd: { at: number; text: string }[] = [];
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;
  #sum = 0;
  #isTold = true;

  addNumbers(
    bytes: Uint8Array<ArrayBuffer>,
    written: Exclude<Written, 'text'>,
    places: Int32Array | null,
    begin: number,
    asked: AskedValues,
    into: ValueRows,
  ): void {
    const { finite, fraction } = asked.told;
    const { buffer, byteOffset } = bytes;
    const numbers =
      written === 'double' ? new Float64Array(buffer, byteOffset, bytes.length / 8) : new Int32Array(buffer, byteOffset, bytes.length / 4);
    const isLong = written === 'bigint';
    let [least, most, sum] = [this.#least, this.#most, 0];
    for (let at = begin; at < into.count; at += 1) {
      const place = places ? (places[at - begin] ?? 0) : at - begin;
      const value = isLong ? (numbers[2 * place + 1] ?? 0) * 2 ** 32 + ((numbers[2 * place] ?? 0) >>> 0) : (numbers[place] ?? 0);
      if (written === 'double') {
        const isNumber = Math.abs(value) < 1e300;
        if (!isNumber) this.#isTold = false;
        into.told[at] = (into.told[at] ?? 0) + (isNumber ? finite : 0) + (isNumber && value === Math.floor(value) ? 0 : fraction);
      } else if (isLong && !(Math.abs(value) < safe)) this.#isTold = false;
      if (value < least) least = value;
      if (value > most) most = value;
      sum += value * (into.n[at] ?? 0);
    }
    [this.#least, this.#most] = [least, most];
    this.#sum += sum;
  }

  addOdd(bytes: Uint8Array, failed: Uint8Array, offsets: Uint32Array, places: Int32Array | null, begin: number): void {
    const count = places ? places.length : failed.length;
    for (let at = 0; at < count; at += 1) {
      const place = places ? (places[at] ?? 0) : at;
      if (failed[place] === 0) continue;
      const text = Buffer.from(bytes.subarray(offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4)).toString();
      this.#odd.push({ at: begin + at, text });
    }
  }

  /** Adds whole numbers that are written as text. */
  addWritten(bytes: Uint8Array, failed: Uint8Array, offsets: Uint32Array, places: Int32Array | null, begin: number, into: ValueRows): void {
    for (let at = begin; at < into.count; at += 1) {
      const place = places ? (places[at - begin] ?? 0) : at - begin;
      if (failed[place] !== 0) continue;
      const from = offsets[place] ?? 0;
      const isNegative = bytes[from] === minus;
      let value = 0;
      for (let next = isNegative ? from + 1 : from; next < (offsets[place + 1] ?? 0) - 4; next += 1) value = 10 * value + ((bytes[next] ?? 0) - zero);
      if (value >= safe) this.#isTold = false;
      if (isNegative) value = -value;
      if (value < this.#least) this.#least = value;
      if (value > this.#most) this.#most = value;
      this.#sum += value * (into.n[at] ?? 0);
    }
  }

  /** @param isAsked whether bounds are. */
  all(isAsked: boolean): ToldOfPages {
    const bounds = this.#isTold && isAsked ? { least: this.#least, most: this.#most, sum: this.#sum } : null;
    return { nulls: this.nulls, odd: this.#odd, bounds };
  }
}

/** Numbers by which Parquet names types, and what these stand for. */
const [int32, int64, double, bytes] = [1, 2, 5, 6];
const [utf8, date, ...signed] = [0, 6, 15, 16, 17, 18];

function writtenAs({ storage }: AskedValues, { type, converted }: FooterColumn): Written | null {
  if (storage === 'text') return type === bytes && converted === utf8 ? 'text' : null;
  if (storage === 'date') return type === int32 && converted === date ? 'date' : null;
  if (storage === 'double') return type === double && converted === null ? 'double' : null;
  if (storage !== 'integer' || !(converted === null || signed.includes(converted))) return null;
  return type === int32 ? 'integer' : type === int64 ? 'bigint' : null;
}
