import type { SketchOfCharacters } from '../../compare/neighbours.ts';
import { longer } from '../../packed/longer.ts';
import type { Rarities } from '../../packed/packed-records.ts';
import { ValueTexts } from '../../packed/value-texts.ts';

/** Bytes that a text takes, about, with where it begins and whose it is. */
const bytesOfText = 24;

/** What is kept of each value: by how many frequencies the share of records that have it, whether its rarity, a number (see `keptNumber`), and its text. */
export interface KeptOfValues {
  shares: number;
  rarity: boolean;
  number: boolean;
  text: boolean;
  /** Tells the number from the text. */
  sketch: SketchOfCharacters | undefined;
}

/**
 * The distinct values of a comparison, each with a number from 0 on, found by their codes: a hash table in arrays that grows. What is kept of a value is found by its number: log2 of the shares of records
 * that have it, its rarity, the number that the comparison keeps of it, and its text.
 */
export class KnownValues {
  readonly #keeps: KeptOfValues;
  readonly texts: ValueTexts | undefined;
  /** By frequency. */
  readonly shares: Float64Array[];
  readonly rarity: Rarities | undefined;
  #slots: Int32Array;
  #high = new Int32Array(0);
  #low = new Int32Array(0);
  /** In halves, the low one first. */
  #kept = new Int32Array(0);
  #count = 0;
  /** Does somebody else see to the room for rarities? */
  #isPlaced = false;

  /** @param values that room is made for. */
  constructor(values: number, kept: KeptOfValues) {
    this.#keeps = kept;
    this.shares = Array.from({ length: kept.shares }, () => new Float64Array(0));
    this.rarity = kept.rarity ? { at: new Float64Array(0), width: 0, place: 0 } : undefined;
    this.texts = kept.text ? new ValueTexts(values) : undefined;
    this.#slots = new Int32Array(slotsFor(values));
    this.#grow(values);
  }

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** Bytes that so many values take, at most. */
  static bytes(values: number, { shares, rarity, number, text }: KeptOfValues): number {
    return slotsFor(values) * 4 + values * (8 + (shares + (rarity ? 1 : 0)) * 8 + (number ? 8 : 0) + (text ? bytesOfText : 0));
  }

  /** Keeps rarities there from now on: who gives the place sees to it that all values have room. */
  placeRarities(at: Float64Array): void {
    if (!this.rarity) return;
    at.set(this.rarity.at.subarray(0, this.#count));
    this.rarity.at = at;
    this.#isPlaced = true;
  }

  /** The number of a value; -1 where it is not known. */
  find(high: number, low: number): number {
    return (this.#slots[this.#slotOf(high, low)] ?? 0) - 1;
  }

  /** The number of a value, which is known from now on. */
  add(high: number, low: number): number {
    const slot = this.#slotOf(high, low);
    const known = this.#slots[slot] ?? 0;
    if (known !== 0) return known - 1;
    if (this.#count === this.#high.length) this.#grow(this.#count * 1.5 + 1024);
    const value = this.#count;
    this.#count += 1;
    this.#high[value] = high;
    this.#low[value] = low;
    this.#slots[slot] = value + 1;
    if (this.#count * 1.5 > this.#slots.length) this.#spread();
    return value;
  }

  /** The code of a value in halves, the high one first. */
  codeOf(value: number): [number, number] {
    return [this.#high[value] ?? -1, this.#low[value] ?? 0];
  }

  /** Keeps the number of a value. */
  keep(value: number, high: number, low: number): void {
    this.#kept[2 * value] = low;
    this.#kept[2 * value + 1] = high;
  }

  /** Tells the numbers of the values from one on from their texts, where that is how they are told. */
  sketch(from: number): void {
    const { sketch } = this.#keeps;
    if (sketch && this.texts) for (let value = from; value < this.#count; value += 1) sketch(this.texts, value, this.#kept, 2 * value);
  }

  /** The number that would be kept of a text, the low half first. */
  sketchOf(text: string): Int32Array {
    const halves = Int32Array.of(0, -1);
    const characters = this.texts?.charactersOf(text);
    if (characters) this.#keeps.sketch?.({ characters, starts: Int32Array.of(0, characters.length) }, 0, halves, 0);
    return halves;
  }

  /** The high half of the number that is kept of a value; -1 where there is none. */
  keptHigh(value: number): number {
    return this.#kept[2 * value + 1] ?? -1;
  }

  keptLow(value: number): number {
    return this.#kept[2 * value] ?? 0;
  }

  /** Where a value is, or would be. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1);
    for (slot = (slot ^ (slot >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const value = (this.#slots[slot] ?? 0) - 1;
      if (value < 0 || (this.#low[value] === low && this.#high[value] === high)) return slot;
    }
  }

  #grow(values: number): void {
    this.#high = longer(this.#high, values);
    this.#low = longer(this.#low, values);
    for (const [frequency, shares] of this.shares.entries()) this.shares[frequency] = longer(shares, this.#high.length);
    if (this.rarity && this.rarity.at.length < this.#high.length && !this.#isPlaced) this.rarity.at = longer(this.rarity.at, this.#high.length);
    if (this.#keeps.number) this.#kept = longer(this.#kept, this.#high.length * 2);
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let value = 0; value < this.#count; value += 1) this.#slots[this.#slotOf(this.#high[value] ?? 0, this.#low[value] ?? 0)] = value + 1;
  }
}

const slotsFor = (values: number): number => 2 ** Math.ceil(Math.log2(Math.max(values, 8) * 1.6));
