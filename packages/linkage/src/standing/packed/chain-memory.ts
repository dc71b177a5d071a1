import type { NumberPlace } from '../../packed/block-members.ts';

/** Pairs that there is room for at once, of those that may weigh enough and of the others. */
export const roomOfPairs = 2 ** 13;
/** Records whose pairs are found together. */
export const recordsTogether = 64;
/** Sums of weights that are remembered. */
export const sumsKept = 2 ** 12;
/** Bytes that a sum takes: pattern, the sum, comparisons that are open. */
export const bytesOfSum = 24;
/** Bytes of memory that a function can name. */
const mostBytes = 2 ** 32;
const pageOfMemory = 2 ** 16;

/** Names of the columns of pairs of integers and of doubles. */
export const columnsOfPairs = { integers: ['l', 'r', 'rules', 'equal', 'open'], doubles: ['pattern', 'rarity', 'most'] } as const;
export type ColumnOfPairs = (typeof columnsOfPairs)['integers' | 'doubles'][number];

/** The columns of a list of pairs, one after the other. */
const columnAt: Record<ColumnOfPairs, number> = {
  l: 0,
  r: 4 * roomOfPairs,
  rules: 8 * roomOfPairs,
  equal: 12 * roomOfPairs,
  open: 16 * roomOfPairs,
  pattern: 20 * roomOfPairs,
  rarity: 28 * roomOfPairs,
  most: 36 * roomOfPairs,
};
export const bytesOfPairs = 44 * roomOfPairs;

/** What records need room for. */
export interface ChainRoom {
  /** Integers of a record. */
  width: number;
  /** By rule the places of the numbers that are its block. */
  places: readonly (readonly NumberPlace[])[];
  /** Records that there is room for. */
  capacity: number;
  /** By comparison how many values whose rarity is asked there is room for; undefined: none is asked. */
  values: readonly (number | undefined)[];
}

/** Packed records and the chains of their blocks in one memory, which a function reads too: where what is, in bytes. */
export class ChainMemory {
  readonly memory: WebAssembly.Memory;
  readonly room: ChainRoom;
  /** The least that a pair is to weigh. */
  readonly leastAt = 8;
  /** By rule its bit and those of the rules that give their pairs first; behind the last one what takes every pair. */
  readonly ownAt = 64;
  readonly beforeOwnAt: number;
  /** The pairs that are looked at: the record of the chain, the one whose chain it is, the rule, and the next record of the chain. */
  readonly listAt: { other: number; rid: number; rule: number; next: number };
  readonly listRoom: number;
  /** Pairs found: from here on those that may weigh enough, and then the others. */
  readonly pairsAt: Record<ColumnOfPairs, number>;
  readonly sumsAt: number;
  /** Heads of a rule: one more than `mask`, and one that stands for no block. */
  readonly mask: number;
  readonly headsAt: readonly number[];
  readonly chainsAt: number;
  readonly raritiesAt: readonly (number | undefined)[];
  readonly cellsAt: number;
  /** By record the name of its component. */
  readonly componentsAt: number;
  /** What `RecordSets` has. */
  readonly setsAt: { parentsAt: number; nextAt: number; allAt: number; countAt: number };

  constructor(room: ChainRoom) {
    this.room = room;
    const { width, places, capacity, values } = room;
    let next = this.ownAt;
    const take = (bytes: number): number => {
      const at = next;
      next += Math.ceil(bytes / 64) * 64;
      return at;
    };
    take(4 * (places.length + 1));
    this.beforeOwnAt = take(4 * (places.length + 1));
    this.listRoom = recordsTogether * Math.max(places.length, 1);
    const list = (): number => take(4 * this.listRoom);
    this.listAt = { other: list(), rid: list(), rule: list(), next: list() };
    const pairs = take(2 * bytesOfPairs);
    this.pairsAt = Object.fromEntries(Object.entries(columnAt).map(([name, at]) => [name, pairs + at])) as Record<ColumnOfPairs, number>;
    this.sumsAt = take(sumsKept * bytesOfSum);
    const heads = 2 ** Math.ceil(Math.log2(Math.max(capacity, 2)));
    this.mask = heads - 1;
    this.headsAt = places.map(() => take(4 * (heads + 1)));
    this.chainsAt = take(4 * capacity * places.length);
    this.raritiesAt = values.map((count) => (count === undefined ? undefined : take(8 * count)));
    this.cellsAt = take(4 * capacity * width);
    this.componentsAt = take(4 * capacity);
    this.setsAt = { parentsAt: take(4 * capacity), nextAt: take(4 * capacity), allAt: take(4 * capacity), countAt: 16 };
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(next / pageOfMemory) });
    // No pair has so many comparisons open.
    for (let sum = 0; sum < sumsKept; sum += 1) this.integers(this.sumsAt + sum * bytesOfSum + 16, 1)[0] = -1;
  }

  /** Bytes that chains take, and the rarities of so many values; infinite where no memory has room for them beside records of so many bytes. */
  static bytes(rules: number, capacity: number, records: number, values: number): number {
    const chains = rules * capacity * 12;
    const fixed = 2 * bytesOfPairs + sumsKept * bytesOfSum + 16 * recordsTogether * (rules + 1) + 2 ** 20;
    return chains + records + 16 * capacity + 8 * values + fixed > mostBytes ? Number.POSITIVE_INFINITY : chains;
  }

  integers(at: number, length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.memory.buffer as ArrayBuffer, at, length);
  }

  doubles(at: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.memory.buffer as ArrayBuffer, at, length);
  }

  /** Where the integers of records are. */
  get cells(): Int32Array<ArrayBuffer> {
    return this.integers(this.cellsAt, this.room.capacity * this.room.width);
  }
}
