import { NotReadable } from './pages-error.ts';

/** A field of a struct: a number, bytes, a list, or a struct by the numbers of its fields. */
export type Field = number | Uint8Array | Struct | readonly Field[];
export type Struct = ReadonlyMap<number, Field>;

const lastField = 0;
const deepest = 8;

/** Reads one struct of Thrift's compact protocol, in which Parquet writes the headers of pages and the ends of files. @throws NotReadable where it is none. */
export class CompactReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  struct(depth = 0): Struct {
    if (depth > deepest) throw new NotReadable('Header nested too deep');
    const fields = new Map<number, Field>();
    let number = 0;
    for (;;) {
      const head = this.#byte();
      if (head === lastField) return fields;
      number = head >> 4 === 0 ? this.#signed() : number + (head >> 4);
      const value = this.#value(head & 15, depth);
      if (value !== undefined) fields.set(number, value);
    }
  }

  #value(type: number, depth: number): Field | undefined {
    if (type === 1 || type === 2) return type === 1 ? 1 : 0;
    if (type === 3) return this.#byte();
    if (type >= 4 && type <= 6) return this.#signed();
    if (type === 7) return void this.#skip(8);
    if (type === 8) return this.#skip(this.#unsigned());
    if (type === 9 || type === 10) return this.#list(depth);
    if (type === 12) return this.struct(depth + 1);
    throw new NotReadable(`Header with a field of type ${type}`);
  }

  #list(depth: number): Field[] {
    const head = this.#byte();
    const length = head >> 4 === 15 ? this.#unsigned() : head >> 4;
    const values: Field[] = [];
    for (let n = 0; n < length; n += 1) {
      // In lists a truth value takes a byte of its own.
      const value = (head & 15) <= 2 ? this.#byte() : this.#value(head & 15, depth + 1);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  #byte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new NotReadable('Header cut short');
    this.at += 1;
    return byte;
  }

  #skip(length: number): Uint8Array {
    if (this.at + length > this.#bytes.length) throw new NotReadable('Header cut short');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  #unsigned(): number {
    let value = 0;
    for (let place = 1; place < 2 ** 53; place *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
    throw new NotReadable('Header with a number that is too long');
  }

  #signed(): number {
    const value = this.#unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
