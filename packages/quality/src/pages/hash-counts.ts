import type { Space } from './kernels/space.ts';

const slotsEach = 2;
const slotBytes = 16;
const bitsEach = 16;
const mostBits = 25;

/** Of some hashes the places at which those are that are looked for, and their numbers; good until the next. */
export interface FoundHashes {
  places: Uint32Array;
  numbers: Uint32Array;
}

/** Hashes of which each has a count and a mark: a table with open addressing, and a map of bits before it. Hashes are numbered as they are looked for. */
export class HashCounts {
  readonly #space: Space;
  readonly #table: number;
  readonly #mask: number;
  readonly #bits: number;
  readonly #mostBits: number;
  #bitMask: number;
  /** Up to where the space is taken between two pages of hashes. */
  readonly #top: number;
  /** Where the hashes are put that are looked for, and their marks. */
  readonly #into: number;
  readonly #marksInto: number;
  /** The hashes that are looked for, two words each, and which of them are marked. */
  #wanted = new Uint32Array(0);
  #marks = new Uint8Array(0);

  /** @param space is begun anew. @param most hashes that are added at most. @throws NotReadable where they are too many to be held. */
  constructor(space: Space, most: number) {
    const slots = 2 ** Math.ceil(Math.log2(slotsEach * most + 2));
    this.#space = space;
    this.#mask = slots - 1;
    this.#mostBits = bitsFor(most);
    this.#bitMask = 2 ** this.#mostBits - 1;
    space.begin();
    this.#table = space.room(slotBytes * slots);
    this.#bits = space.room(2 ** (this.#mostBits - 3));
    this.#into = space.room(8 * most);
    this.#marksInto = space.room(most);
    this.#top = space.top;
    space.bytes(this.#table, slotBytes * slots).fill(0);
    space.bytes(this.#bits, 2 ** (this.#mostBits - 3)).fill(0);
  }

  /** Adds to the count of each hash. @param words eight bytes a hash. */
  add(words: Uint8Array, hashes: number, n: number): void {
    const at = this.#put(words);
    this.#space.call.tallyHashes(at, hashes, 2 * n, this.#table, this.#mask);
    this.#space.call.setBits(at, hashes, this.#bits, this.#bitMask);
  }

  /** Marks the hashes that are there. */
  mark(words: Uint8Array, hashes: number): void {
    this.#space.call.markHashes(this.#put(words), hashes, this.#table, this.#mask, this.#bits, this.#bitMask);
  }

  /** Looks from now on for the hashes that are marked, or whose count is above 0. @returns how many these are. */
  look(): number {
    const { call } = this.#space;
    this.#space.begin(this.#top);
    const wanted = call.numberHashes(this.#table, this.#mask, this.#into, this.#marksInto);
    this.#wanted = this.#space.words(this.#into, 2 * wanted).slice();
    this.#marks = this.#space.bytes(this.#marksInto, wanted).slice();
    // Of fewer hashes a map that is smaller stays in the processor's cache.
    const bits = Math.min(this.#mostBits, bitsFor(wanted));
    this.#bitMask = 2 ** bits - 1;
    this.#space.bytes(this.#bits, 2 ** (bits - 3)).fill(0);
    call.setBits(this.#into, wanted, this.#bits, this.#bitMask);
    return wanted;
  }

  /** Those of some hashes that are looked for. @param first the place of the first of them. */
  find(words: Uint8Array, hashes: number, first: number): FoundHashes {
    const at = this.#put(words);
    const [places, numbers] = [this.#space.room(4 * hashes), this.#space.room(4 * hashes)];
    const { call } = this.#space;
    const found = call.findHashes(at, hashes, first, this.#table, this.#mask, this.#bits, this.#bitMask, places, numbers);
    return { places: this.#space.words(places, found), numbers: this.#space.words(numbers, found) };
  }

  /** How many hashes are looked for. */
  get wanted(): number {
    return this.#marks.length;
  }

  /** Is the hash of a number marked? */
  isMarked(number: number): boolean {
    return this.#marks[number] === 1;
  }

  /** The low word of the hash of a number, or the high one. */
  word(number: number, half: 0 | 1): number {
    return this.#wanted[2 * number + half] ?? 0;
  }

  #put(words: Uint8Array): number {
    this.#space.begin(this.#top);
    return this.#space.put(words);
  }
}

const bitsFor = (hashes: number): number => Math.min(mostBits, Math.max(10, Math.ceil(Math.log2(bitsEach * hashes + 1))));
