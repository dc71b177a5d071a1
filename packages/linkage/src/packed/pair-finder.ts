import type { BlockMembers } from './block-members.ts';
import type { FoundPairs, PairJob } from './find-pairs.ts';
import { columnAt, columnsOfKernel, pageOfMemory, roomOfKernel } from './kernel/columns-of-pairs.ts';
import type { PairKernel } from './kernel/pair-kernel.ts';
import type { PackedRecords } from './packed-records.ts';

type Run = (a: number, stop: number, end: number, rule: number, before: number, next: number) => number;

/** Members whose records are fetched before they are needed. */
const fetchedAhead = 64;
/** Given pairs whose records are copied before any is read. */
const readTogether = 64;
/** Integers that come from memory at once. */
const lineOfMemory = 16;

/**
 * Reads something of every line of these members' records: far reads that do not wait for each other, where looking at pairs would wait for one after the other.
 * @returns their sum, so that they are not left out.
 */
function fetchRecords(cells: Int32Array, width: number, members: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to && at < members.length; at += 1) {
    const row = (members[at] ?? 0) * width;
    for (let place = 0; place < width; place += lineOfMemory) sum = (sum + (cells[row + place] ?? 0)) | 0;
    sum = (sum + (cells[row + width - 1] ?? 0)) | 0;
  }
  return sum;
}

/** Finds pairs of blocks: rows of a block are copied side by side, the pairs read there, and copied where there is room for them. */
export class PairFinder {
  readonly #kernel: PairKernel;
  readonly #records: PackedRecords;
  readonly #pairs: FoundPairs;
  readonly #memory: WebAssembly.Memory;
  readonly #run: Run;
  #integers: Int32Array;
  #doubles: Float64Array;
  /** Pairs in the kernel's memory, and where they go. */
  #waiting = 0;
  #found = 0;

  constructor(kernel: PairKernel, records: PackedRecords, pairs: FoundPairs) {
    this.#kernel = kernel;
    this.#records = records;
    this.#pairs = pairs;
    const { memory, run } = new WebAssembly.Instance(kernel.module).exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof run !== 'function') throw new Error('A module without memory and function');
    this.#memory = memory;
    this.#run = run as Run;
    this.#integers = new Int32Array(memory.buffer);
    this.#doubles = new Float64Array(memory.buffer);
    for (const { at, from, times } of kernel.rarities) this.#doubles.set(times === 1 ? at : at.map((one) => times * one), from / 8);
  }

  /** Every pair of the job's blocks that no rule before finds. @returns how many there are. */
  find(blocks: BlockMembers, job: PairJob): number {
    this.#found = job.at;
    this.#findInBlocks(blocks, job);
    this.#take();
    return this.#found - job.at;
  }

  /** The loop alone: what follows a loop is not known yet when that is compiled, and would be left to the interpreter for each job. */
  #findInBlocks({ members, starts }: BlockMembers, { rule, from, to }: PairJob): void {
    const { cells, width } = this.#records;
    let fetched = starts[from] ?? 0;
    for (let block = from; block < to; block += 1) {
      const [begin, end] = [starts[block] ?? 0, starts[block + 1] ?? 0];
      if (end > fetched) {
        fetchRecords(cells, width, members, fetched, end + fetchedAhead);
        fetched = end + fetchedAhead;
      }
      this.#findInBlock(members, begin, end, rule);
    }
  }

  /** Reads pairs that are given, in the order of their places: their l and r are there. */
  read(from: number, to: number): void {
    const { rowBytes, rowsFrom } = this.#kernel;
    this.#found = from;
    const both = new Int32Array(2 * readTogether);
    for (let at = from; at < to; at += readTogether) {
      const count = Math.min(readTogether, to - at);
      for (let pair = 0; pair < count; pair += 1) {
        both[2 * pair] = this.#pairs.l[at + pair] ?? 0;
        both[2 * pair + 1] = this.#pairs.r[at + pair] ?? 0;
      }
      this.#copyRows(both, 0, 2 * count);
      if (this.#waiting + count > roomOfKernel) this.#take();
      for (let pair = 0, row = rowsFrom; pair < count; pair += 1, row += 2 * rowBytes)
        this.#waiting = this.#run(row, row + rowBytes, row + 2 * rowBytes, 0, 0, this.#waiting);
    }
    this.#take();
  }

  /** A function of its own, which is compiled once: the loop over blocks would be compiled while it runs, for each job again. */
  #findInBlock(members: Int32Array, begin: number, end: number, rule: number): void {
    const { rowBytes, rowsFrom, own, before } = this.#kernel;
    const [ofRule, ofOthers] = [own[rule] ?? 0, before[rule] ?? 0];
    const size = end - begin;
    this.#copyRows(members, begin, end);
    const last = rowsFrom + size * rowBytes;
    // So many rows with all of the others as there is room for.
    const together = Math.floor(roomOfKernel / size);
    for (let row = 0; row < size; row += together) {
      if (this.#waiting + Math.min(size * together, (size * (size - 1)) / 2) > roomOfKernel) this.#take();
      const stop = rowsFrom + Math.min(row + together, size) * rowBytes;
      this.#waiting = this.#run(rowsFrom + row * rowBytes, stop, last, ofRule, ofOthers, this.#waiting);
    }
  }

  #copyRows(members: Int32Array, begin: number, end: number): void {
    const { cells, width } = this.#records;
    const { rowBytes, rowsFrom } = this.#kernel;
    const missing = rowsFrom + (end - begin) * rowBytes - this.#memory.buffer.byteLength;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / pageOfMemory));
      this.#integers = new Int32Array(this.#memory.buffer);
      this.#doubles = new Float64Array(this.#memory.buffer);
    }
    const integers = this.#integers;
    let into = rowsFrom / 4;
    for (let member = begin; member < end; member += 1, into += rowBytes / 4) {
      const rid = members[member] ?? 0;
      const from = rid * width;
      integers[into] = rid;
      for (let place = 0; place < width; place += 1) integers[into + 1 + place] = cells[from + place] ?? 0;
    }
  }

  /** Copies what waits to where there is room for it. */
  #take(): void {
    const [count, into] = [this.#waiting, this.#found];
    if (count === 0) return;
    for (const name of columnsOfKernel.integers) {
      const from = columnAt[name] / 4;
      this.#pairs[name].set(this.#integers.subarray(from, from + count), into);
    }
    for (const name of columnsOfKernel.doubles) {
      const from = columnAt[name] / 8;
      this.#pairs[name].set(this.#doubles.subarray(from, from + count), into);
    }
    this.#found += count;
    this.#waiting = 0;
  }
}
