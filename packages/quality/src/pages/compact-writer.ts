/** Writes structs of Thrift's compact protocol. Fields come in the order of their numbers, from 1. */
export class CompactWriter {
  readonly #bytes: number[] = [];
  #last = 0;

  /** A whole number of 32 bits. */
  field(number: number, value: number): this {
    this.#head(number, 5);
    return this.#signed(value);
  }

  /** A whole number of 64 bits, safe in a double. */
  long(number: number, value: number): this {
    this.#head(number, 6);
    return this.#signed(value);
  }

  text(number: number, value: string): this {
    this.#head(number, 8);
    return this.#text(value);
  }

  bytes(number: number, value: Uint8Array): this {
    this.#head(number, 8);
    this.#unsigned(value.length);
    return this.#append(value);
  }

  truth(number: number, value: boolean): this {
    this.#head(number, value ? 1 : 2);
    return this;
  }

  numbers(number: number, values: readonly number[]): this {
    this.#list(number, 5, values.length);
    for (const value of values) this.#signed(value);
    return this;
  }

  texts(number: number, values: readonly string[]): this {
    this.#list(number, 8, values.length);
    for (const value of values) this.#text(value);
    return this;
  }

  struct(number: number, fill: (struct: CompactWriter) => CompactWriter): this {
    this.#head(number, 12);
    return this.#append(fill(new CompactWriter()).stop());
  }

  structs(number: number, fills: readonly ((struct: CompactWriter) => CompactWriter)[]): this {
    this.#list(number, 12, fills.length);
    for (const fill of fills) this.#append(fill(new CompactWriter()).stop());
    return this;
  }

  /** Ends the struct. @returns its bytes. */
  stop(): Uint8Array {
    return Uint8Array.from([...this.#bytes, 0]);
  }

  #head(number: number, type: number): void {
    this.#bytes.push(((number - this.#last) << 4) | type);
    this.#last = number;
  }

  #list(number: number, type: number, length: number): void {
    this.#head(number, 9);
    if (length < 15) this.#bytes.push((length << 4) | type);
    else {
      this.#bytes.push(0xf0 | type);
      this.#unsigned(length);
    }
  }

  #text(value: string): this {
    const bytes = new TextEncoder().encode(value);
    this.#unsigned(bytes.length);
    return this.#append(bytes);
  }

  #signed(value: number): this {
    this.#unsigned(value < 0 ? -2 * value - 1 : 2 * value);
    return this;
  }

  #unsigned(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes.push((rest % 128) | 128);
    this.#bytes.push(rest);
  }

  #append(bytes: Uint8Array): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }
}
