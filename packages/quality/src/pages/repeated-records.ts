import { optionalChunk } from './encoded-chunk.ts';
import { type FoundRows, nothing, TextRuns } from './finding-chunks.ts';
import { GrowingBytes } from './growing.ts';
import type { PlainRows } from './read-job.ts';
import { repeatingValues } from './repeating-hashes.ts';
import { textOffsets } from './values.ts';

/** What is shown of values that repeat, and by which names parts go. */
export interface RepeatsShown {
  kind: string;
  /** Is the value told? */
  isShown: boolean;
  /** The names of the parts, by their places. */
  parts: readonly string[];
}

/** Records whose value one before them has. */
export interface FoundRepeats {
  rows: number;
  groups: FoundRows[];
  /** The hashes that more than one record has, each once, as PLAIN has them. */
  hashes: Uint8Array;
}

/** Bytes of records, keys and values that are held at most. */
const mostHeld = 2 ** 25;
const rowsInGroup = 100_000;
const nothingHeld = new Uint8Array(0);

/** Holds records whose hash may repeat, and compares their values. */
export class RepeatedRecords {
  readonly #groups: PlainRows[] = [];
  #bytes = 0;

  /** Holds rows of `repeatingValues`, of one part in their order there. @returns false where they are more than can be held. */
  add(group: PlainRows): boolean {
    this.#bytes += group.values.reduce((sum, { length }) => sum + length, 0);
    if (this.#bytes > mostHeld) return false;
    this.#groups.push(group);
    return true;
  }

  /** Hands over what is held. */
  take(): PlainRows[] {
    return this.#groups.splice(0);
  }

  /** Those whose value one before has too: shown by the key of the first that has it. */
  found(shown: RepeatsShown): FoundRepeats {
    // Parts are read in any order.
    const groups = this.#groups.toSorted((a, b) => numberOf(a, 1) - numberOf(b, 1) || numberOf(a, 2) - numberOf(b, 2));
    const records = groups.reduce((sum, { rows }) => sum + rows, 0);
    const [, place, row, words, keys = nothingHeld, values = nothingHeld] = repeatingValues.map((_, column) => {
      const pieces = groups.map((group) => group.values[column] ?? new Uint8Array(0));
      // Numbers begin where they must.
      const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const piece of pieces) {
        all.set(piece, at);
        at += piece.length;
      }
      return all;
    });
    const held: Held = {
      ...{ place: new Int32Array(bufferOf(place)), row: new Int32Array(bufferOf(row)), words: new Uint32Array(bufferOf(words)) },
      ...{ keys: new Texts(keys, records), values: new Texts(values, records) },
    };
    const { firsts, repeats } = firstsOf(held.words, held.values);
    const hashes = new GrowingBytes();
    for (const [record, isRepeated] of repeats.entries()) if (isRepeated) putHash(held.words, record, hashes);
    const found: number[] = [];
    for (const [record, first] of firsts.entries()) if (first !== record) found.push(record);
    const lots = Array.from({ length: Math.ceil(found.length / rowsInGroup) }, (_, lot) => found.slice(lot * rowsInGroup, (lot + 1) * rowsInGroup));
    return { rows: found.length, groups: lots.map((lot) => groupOf(lot, firsts, held, shown)), hashes: hashes.bytes };
  }
}

interface Held {
  place: Int32Array;
  row: Int32Array;
  words: Uint32Array;
  keys: Texts;
  values: Texts;
}

/** The first number of 32 bits of a column. */
function numberOf({ values }: PlainRows, column: number): number {
  const bytes = values[column] ?? nothingHeld;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getInt32(0, true);
}

/** Of each record the first that has its value; and whether it is the first of several that have its hash. */
function firstsOf(words: Uint32Array, values: Texts): { firsts: Int32Array; repeats: Uint8Array } {
  const records = words.length / 2;
  const mask = 2 ** Math.ceil(Math.log2(2 * records + 2)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const firsts = new Int32Array(records);
  const repeats = new Uint8Array(records);
  for (let record = 0; record < records; record += 1) {
    const [low, high] = [words[2 * record], words[2 * record + 1]];
    let isKnown = false;
    let slot = ((low ?? 0) ^ (high ?? 0)) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const other = slots[slot] ?? -1;
      if (other < 0) {
        slots[slot] = record;
        firsts[record] = record;
        break;
      }
      if (words[2 * other] !== low || words[2 * other + 1] !== high) continue;
      // The first that is met is the first of all that have the hash.
      if (!isKnown) repeats[other] = 1;
      isKnown = true;
      if (!values.isSame(other, record)) continue;
      firsts[record] = other;
      break;
    }
  }
  return { firsts, repeats };
}

function groupOf(found: readonly number[], firsts: Int32Array, held: Held, { kind, isShown, parts }: RepeatsShown): FoundRows {
  const rows = found.length;
  const [keys, observed, expected, row, hash] = [new GrowingBytes(), new GrowingBytes(), new GrowingBytes(), new GrowingBytes(), new GrowingBytes()];
  const inPart = new TextRuns();
  const kinds = new TextRuns();
  kinds.add(kind, rows);
  const whole = new TextRuns();
  whole.add('', rows);
  for (const record of found) {
    held.keys.put(record, keys);
    held.keys.put(firsts[record] ?? 0, expected);
    if (isShown) held.values.put(record, observed);
    row.long(held.row[record] ?? 0);
    putHash(held.words, record, hash);
    inPart.add(parts[held.place[record] ?? 0] ?? '');
  }
  const all = Int32Array.of(1, rows);
  return {
    rows,
    columns: {
      record_key: optionalChunk(rows, all, keys.bytes),
      kind: kinds.chunk(rows),
      observed: isShown ? optionalChunk(rows, all, observed.bytes) : nothing(rows),
      expected: optionalChunk(rows, all, expected.bytes),
      part: whole.chunk(rows),
      in_part: inPart.chunk(rows),
      row: optionalChunk(rows, all, row.bytes),
      hash: optionalChunk(rows, all, hash.bytes),
    },
  };
}

/** Texts by the number of their record. */
class Texts {
  readonly #bytes: Uint8Array;
  readonly #offsets: Uint32Array;

  constructor(texts: Uint8Array, count: number) {
    this.#bytes = texts;
    this.#offsets = new Uint32Array(count + 1);
    textOffsets(this.#bytes, count, this.#offsets);
  }

  put(record: number, into: GrowingBytes): void {
    into.textOf(this.#bytes, this.#offsets[record] ?? 0, (this.#offsets[record + 1] ?? 0) - 4);
  }

  isSame(a: number, b: number): boolean {
    const offsets = this.#offsets;
    const [first, second] = [offsets[a] ?? 0, offsets[b] ?? 0];
    const length = (offsets[a + 1] ?? 0) - first;
    if ((offsets[b + 1] ?? 0) - second !== length) return false;
    for (let n = 0; n < length - 4; n += 1) if (this.#bytes[first + n] !== this.#bytes[second + n]) return false;
    return true;
  }
}

const bufferOf = (bytes: Uint8Array | undefined): ArrayBuffer => (bytes?.buffer ?? new ArrayBuffer(0)) as ArrayBuffer;

function putHash(words: Uint32Array, record: number, into: GrowingBytes): void {
  into.integer(words[2 * record] ?? 0);
  into.integer(words[2 * record + 1] ?? 0);
}
