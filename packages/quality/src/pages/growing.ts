/** Bytes that are added to: values as Parquet's PLAIN has them. */
export class GrowingBytes {
  #bytes = new Uint8Array(2 ** 12);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** All that was added; good until the next is. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  integer(value: number): void {
    this.#room(4);
    this.#view.setInt32(this.#length, value, true);
    this.#length += 4;
  }

  /** A whole number of 64 bits; not below 0, and safe in a double. */
  long(value: number): void {
    this.#room(8);
    this.#view.setUint32(this.#length, value % 2 ** 32, true);
    this.#view.setUint32(this.#length + 4, Math.floor(value / 2 ** 32), true);
    this.#length += 8;
  }

  /** Text, as UTF-8. */
  text(bytes: Uint8Array): void {
    this.#room(4 + bytes.length);
    this.#view.setUint32(this.#length, bytes.length, true);
    this.#bytes.set(bytes, this.#length + 4);
    this.#length += 4 + bytes.length;
  }

  /** Text, as some bytes from one to before another: few bytes are copied in less time than an object takes that stands for them. */
  textOf(bytes: Uint8Array, from: number, end: number): void {
    const length = end - from;
    this.#room(4 + length);
    this.#view.setUint32(this.#length, length, true);
    const [own, at] = [this.#bytes, this.#length + 4];
    if (length > 64) own.set(bytes.subarray(from, end), at);
    else for (let n = 0; n < length; n += 1) own[at + n] = bytes[from + n] ?? 0;
    this.#length += 4 + length;
  }

  /** The text of a whole number, which is safe in a double. */
  whole(value: number): void {
    let rest = Math.abs(value);
    let digits = 0;
    for (let more = rest; more >= 1; more = Math.floor(more / 10)) digits += 1;
    const length = Math.max(1, digits) + (value < 0 ? 1 : 0);
    this.#room(4 + length);
    this.#view.setUint32(this.#length, length, true);
    this.#length += 4 + length;
    if (value < 0) this.#bytes[this.#length - length] = 45;
    for (let at = this.#length - 1, left = Math.max(1, digits); left > 0; left -= 1, at -= 1) {
      const tenth = Math.floor(rest / 10);
      this.#bytes[at] = 48 + rest - 10 * tenth;
      rest = tenth;
    }
  }

  /** Values as they are written. */
  append(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  clear(): void {
    this.#length = 0;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

/** Whole numbers of 32 bits that are added to. */
export class GrowingNumbers {
  #numbers = new Int32Array(2 ** 10);
  #length = 0;

  /** One that was added. */
  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  /** All that was added; good until the next is. */
  get numbers(): Int32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  add(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  clear(): void {
    this.#length = 0;
  }
}
