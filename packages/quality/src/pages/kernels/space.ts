import { workerData } from 'node:worker_threads';
import { NotReadable } from '../pages-error.ts';
import { assemble } from './assemble.ts';
import { changeKernels } from './changes.ts';
import { engineHashKernels } from './engine-hashes.ts';
import { hashKernels } from './hashes.ts';
import { levelKernels } from './levels.ts';
import { repeatKernels } from './repeats.ts';
import { textKernels } from './texts.ts';

type Address = number;

/** The functions, as their texts describe them; what is an address there is one in the memory of the `Space`. */
interface Kernels {
  textOffsets(bytes: Address, length: number, count: number, into: Address): number;
  testTexts(
    ...asked: [
      bytes: Address,
      offsets: Address,
      count: number,
      next: Address,
      accepts: Address,
      start: number,
      least: number,
      most: number,
      into: Address,
    ]
  ): void;
  decodeLevels(at: Address, end: Address, count: number, into: Address): number;
  decodePlaces(at: Address, end: Address, width: number, count: number, into: Address): number;
  lookUp(places: Address, count: number, known: Address, entries: number, into: Address): void;
  testIntegers(at: Address, count: number, low: number, high: number, into: Address): void;
  testLongs(at: Address, count: number, low: number, high: number, into: Address): void;
  testDoubles(at: Address, count: number, low: number, high: number, into: Address): void;
  hashTexts(bytes: Address, offsets: Address, count: number, into: Address, kinds: Address): number;
  hashNumbers(at: Address, width: number, count: number, into: Address): void;
  gather(
    ...asked: [count: number, present: Address, places: Address, kinds: Address, known: Address, first: number, hashes: Address, rows: Address]
  ): number;
  engineHashTexts(
    ...asked: [
      bytes: Address,
      offsets: Address,
      count: number,
      last: bigint,
      usual: number,
      small: number,
      lengthFrom: number,
      longest: number,
      into: Address,
      told: Address,
    ]
  ): void;
  engineHashNumbers(
    ...asked: [at: Address, width: number, isDouble: number, count: number, last: bigint, usual: number, small: number, into: Address, told: Address]
  ): void;
  addSizes(words: Address, count: number, sizes: Address): void;
  scatter(words: Address, count: number, from: number, end: number, next: Address, held: Address): void;
  repeated(at: Address, count: number, slots: number, table: Address, seen: Address, into: Address): Address;
  mark(at: Address, count: number, low: Address, high: Address, mask: number): void;
  collect(
    ...asked: [words: Address, count: number, first: number, low: Address, high: Address, mask: number, places: Address, hashes: Address]
  ): number;
  setBits(words: Address, count: number, bits: Address, bitMask: number): void;
  tallyHashes(words: Address, count: number, by: number, table: Address, mask: number): void;
  markHashes(words: Address, count: number, table: Address, mask: number, bits: Address, bitMask: number): void;
  numberHashes(table: Address, mask: number, into: Address, marks: Address): number;
  findHashes(
    ...asked: [
      words: Address,
      count: number,
      first: number,
      table: Address,
      mask: number,
      bits: Address,
      bitMask: number,
      places: Address,
      numbers: Address,
    ]
  ): number;
}

let compiled: WebAssembly.Module | undefined;

/** The functions, compiled when they are first needed; a thread that reads pages is given those of the thread that starts it, for it takes longer to assemble them than to hand them over. */
export function kernels(): WebAssembly.Module {
  const given: unknown = (workerData as { kernels?: unknown } | null)?.kernels;
  compiled ??=
    given instanceof WebAssembly.Module
      ? given
      : new WebAssembly.Module(assemble(textKernels + levelKernels + hashKernels + repeatKernels + engineHashKernels + changeKernels));
  return compiled;
}

const pageOfMemory = 2 ** 16;
/** Bytes that functions may read or write behind the last, and before the first that is put down: 0 is no address. */
const slack = 64;
/** Bytes of a space at most. */
const mostBytes = 2 ** 30;

/** Memory in which functions of WebAssembly work: what is put down in it stays until the space is begun anew. */
export class Space {
  readonly call: Kernels;
  readonly #memory: WebAssembly.Memory;
  #top = slack;

  constructor() {
    const { memory, ...functions } = new WebAssembly.Instance(kernels()).exports;
    if (!(memory instanceof WebAssembly.Memory)) throw new Error('A module without memory');
    this.#memory = memory;
    this.call = functions as unknown as Kernels;
  }

  /** Up to where the space is taken. */
  get top(): Address {
    return this.#top;
  }

  /** Lets go of all that was put down since the top was here. */
  begin(top: Address = slack): void {
    this.#top = top;
  }

  /** Room for some bytes, whatever is in them. Views of the memory that were given before may not be used after it. @throws NotReadable where it would be too much */
  room(bytes: number): Address {
    const at = this.#top;
    this.#top = at + Math.ceil(bytes / 8) * 8;
    if (this.#top > mostBytes) throw new NotReadable('Page too large');
    const missing = this.#top + slack - this.#memory.buffer.byteLength;
    // More than is asked for: to grow is to move, or nearly so.
    if (missing > 0) this.#memory.grow(Math.ceil(Math.max(missing, this.#memory.buffer.byteLength / 2) / pageOfMemory));
    return at;
  }

  /** Puts a copy down. */
  put(values: Uint8Array | Int32Array | Uint32Array): Address {
    const at = this.room(values.byteLength);
    new Uint8Array(this.#memory.buffer, at, values.byteLength).set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return at;
  }

  /** What lies there; good until there is made more room. */
  bytes(at: Address, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory.buffer as ArrayBuffer, at, length);
  }

  /** The same as numbers of 32 bits. */
  words(at: Address, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#memory.buffer as ArrayBuffer, at, length);
  }
}
