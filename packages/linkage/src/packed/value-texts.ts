import { type Characters, mostCharacters } from '../compare/characters.ts';
import { longer } from './longer.ts';
import { bytesShared, integersShared } from './shared-arrays.ts';

/** Texts with characters beyond the first 256 different ones are left to the engine, as longer ones are. */
const mostDifferent = 256;

/** Characters that most texts have, at most. */
const usualCharacters = 16;

/** The texts of values by their numbers, as the characters of this comparison are numbered. */
export class ValueTexts implements Characters {
  characters: Uint8Array;
  starts: Int32Array;
  readonly #numbers = new Map<number, number>();
  /** The same for characters of one byte: one more than the number; 0: not known yet. */
  readonly #usual = new Int32Array(128);
  #count = 0;

  /** @param room how many there will be, about. */
  constructor(room: number) {
    this.starts = integersShared(room + 1);
    // Room that is not written to takes no memory; growing copies what there is.
    this.characters = bytesShared(Math.max(room, 64) * usualCharacters);
  }

  get count(): number {
    return this.#count;
  }

  /** Adds the next texts. @param points the code points of each with -1 behind it. */
  add(points: Int32Array): void {
    let place = this.starts[this.#count] ?? 0;
    if (place + points.length > this.characters.length) this.#grow(place + points.length);
    const { characters } = this;
    const usual = this.#usual;
    let from = place;
    let isKnown = true;
    for (let at = 0; at < points.length; at += 1) {
      const point = points[at] ?? -1;
      if (point >= 0) {
        const known = usual[point] ?? 0;
        const number = known > 0 ? known - 1 : this.#numberOf(point);
        if (number >= mostDifferent) isKnown = false;
        characters[place] = number;
        place += 1;
        continue;
      }
      if (!isKnown || place - from > mostCharacters) place = from;
      this.#count += 1;
      if (this.#count === this.starts.length) this.starts = longer(this.starts, this.#count * 1.5 + 1024);
      this.starts[this.#count] = place;
      from = place;
      isKnown = true;
    }
  }

  /** The characters of a text that need not be known, as theirs are numbered: one that none of them has is the last. Empty where it would not be known. */
  charactersOf(text: string): Uint8Array {
    const points = Array.from(text, (one) => one.codePointAt(0) ?? 0);
    if (points.length > mostCharacters) return new Uint8Array(0);
    return Uint8Array.from(points, (point) => Math.min(this.#numbers.get(point) ?? mostDifferent, mostDifferent - 1));
  }

  /** The number of a character whose number is not at hand. */
  #numberOf(point: number): number {
    const known = this.#numbers.get(point);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(point, number);
    if (point < this.#usual.length) this.#usual[point] = number + 1;
    return number;
  }

  #grow(needed: number): void {
    const more = bytesShared(Math.ceil(needed * 1.5));
    more.set(this.characters);
    this.characters = more;
  }
}
