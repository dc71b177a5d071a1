import { longer } from '../../packed/longer.ts';
import { ValueTexts } from '../../packed/value-texts.ts';

/** Bytes that a text takes, about, with where it begins and whose it is. */
const bytesOfText = 24;

/** What is kept of each value: how many doubles (see `KnownValues.tell`), whether a number (see `keptNumber`), and whether its text. */
export interface KeptOfValues {
  doubles: number;
  number: boolean;
  text: boolean;
}

/**
 * The distinct values of a comparison by their codes (see `PackedRecords`): a hash table in arrays. Each has a place, counted from 0, some doubles, such as log2 of the share of records that
 * have it, the number that the comparison keeps of it, and its text.
 */
export class KnownValues {
  readonly #kept: KeptOfValues;
  readonly texts: ValueTexts | undefined;
  #slots: Int32Array;
  #high = new Int32Array(0);
  #low = new Int32Array(0);
  #doubles = new Float64Array(0);
  /** In halves, the high one first. */
  #numbers = new Int32Array(0);
  /** Which of the texts is each value's, plus one; 0: none is known. */
  #textOf = new Int32Array(0);
  #count = 0;

  /** @param values that room is made for. */
  constructor(values: number, kept: KeptOfValues) {
    this.#kept = kept;
    this.texts = kept.text ? new ValueTexts(values) : undefined;
    this.#slots = new Int32Array(slotsFor(values));
    this.#grow(values);
  }

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** Bytes that so many values take, at most. */
  static bytes(values: number, { doubles, number, text }: KeptOfValues): number {
    return slotsFor(values) * 4 + values * (8 + doubles * 8 + (number ? 8 : 0) + (text ? bytesOfText : 0));
  }

  /** The place of a value; -1 where it is not known. */
  placeOf(high: number, low: number): number {
    return (this.#slots[this.#slotOf(high, low)] ?? 0) - 1;
  }

  /** The place of a value, which is known from now on. */
  add(high: number, low: number): number {
    const slot = this.#slotOf(high, low);
    const known = this.#slots[slot] ?? 0;
    if (known !== 0) return known - 1;
    if (this.#count === this.#high.length) this.#grow(this.#count * 1.5 + 1024);
    const place = this.#count;
    this.#count += 1;
    this.#high[place] = high;
    this.#low[place] = low;
    this.#slots[slot] = place + 1;
    if (this.#count * 1.5 > this.#slots.length) this.#spread();
    return place;
  }

  /** Keeps one of a value's doubles. */
  tell(place: number, which: number, double: number): void {
    this.#doubles[place * this.#kept.doubles + which] = double;
  }

  told(place: number, which: number): number {
    return this.#doubles[place * this.#kept.doubles + which] ?? 0;
  }

  /** Keeps which of the texts is a value's. */
  setText(place: number, text: number): void {
    this.#textOf[place] = text + 1;
  }

  /** Which of the texts is a value's; -1 where it cannot be compared here. */
  textOf(place: number): number {
    const text = (this.#textOf[place] ?? 0) - 1;
    return text >= 0 && this.texts?.isKnown(text) ? text : -1;
  }

  setNumber(place: number, high: number, low: number): void {
    this.#numbers[2 * place] = high;
    this.#numbers[2 * place + 1] = low;
  }

  /** The high half of a value's number; -1 where it has none. */
  numberHigh(place: number): number {
    return this.#numbers[2 * place] ?? -1;
  }

  numberLow(place: number): number {
    return this.#numbers[2 * place + 1] ?? 0;
  }

  /** Where a value is, or would be. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1);
    for (slot = (slot ^ (slot >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0 || (this.#low[place] === low && this.#high[place] === high)) return slot;
    }
  }

  #grow(values: number): void {
    this.#high = longer(this.#high, values);
    this.#low = longer(this.#low, values);
    this.#doubles = longer(this.#doubles, this.#high.length * this.#kept.doubles);
    if (this.#kept.text) this.#textOf = longer(this.#textOf, this.#high.length);
    if (this.#kept.number) this.#numbers = longer(this.#numbers, this.#high.length * 2);
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let place = 0; place < this.#count; place += 1) this.#slots[this.#slotOf(this.#high[place] ?? 0, this.#low[place] ?? 0)] = place + 1;
  }
}

const slotsFor = (values: number): number => 2 ** Math.ceil(Math.log2(Math.max(values, 8) * 1.6));
