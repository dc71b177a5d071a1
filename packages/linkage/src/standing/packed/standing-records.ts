import { equalBy } from '../../blocking/rule-pairs.ts';
import type { NumberPlace } from '../../packed/block-members.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { PairReader } from '../../packed/pair-reader.ts';
import { readingPlan } from '../../packed/reading-plan.ts';
import type { PlacedRule, Prepared } from '../../prepare/prepared.ts';
import { BlockChains } from './block-chains.ts';
import type { KnownValues } from './known-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import { bytesOfRecords, roomForRecords } from './pack-known.ts';
import { putRecords } from './put-records.ts';

/** Records that room is made for where there are so many. */
export const roomFor = (records: number): number => Math.ceil(records * 1.25) + 1024;

interface LaidOut {
  packed: PackedRecords;
  chains: BlockChains;
  reader: PairReader;
}

/** Packed records that come and go, with the chains of their blocks. */
export class StandingRecords {
  readonly #prepared: Prepared;
  readonly #rules: readonly PlacedRule[];
  readonly #values: readonly KnownValues[];
  #laidOut: LaidOut;

  /** @param rules those that predict. @param packed with room for more. @param values of the records. */
  constructor(prepared: Prepared, rules: readonly PlacedRule[], packed: PackedRecords, values: readonly KnownValues[]) {
    this.#prepared = prepared;
    this.#rules = rules;
    this.#values = values;
    this.#laidOut = layOut(prepared, rules, packed);
  }

  /** Bytes that they take with room for as many records, at most. */
  static bytes(prepared: Prepared, rules: readonly PlacedRule[], records: number): number {
    const room = roomFor(records);
    return bytesOfRecords(prepared, rules, room) + BlockChains.bytes(rules.length, room);
  }

  get packed(): PackedRecords {
    return this.#laidOut.packed;
  }

  get chains(): BlockChains {
    return this.#laidOut.chains;
  }

  get reader(): PairReader {
    return this.#laidOut.reader;
  }

  /** Adds the records that have come; they are in no chain yet. @param size one more than the highest id. @param values by comparison the numbers of theirs, which are known. */
  append(size: number, numbers: NewNumbers, values: readonly Int32Array[]): void {
    const from = this.packed.size;
    if (size * this.packed.width > this.packed.cells.length) this.#makeRoom(size);
    this.packed.cells.fill(-1, from * this.packed.width, size * this.packed.width);
    this.packed.size = size;
    putRecords(this.packed, numbers, values, this.#values);
  }

  #makeRoom(size: number): void {
    const packed = { ...roomForRecords(this.#prepared, this.#rules, roomFor(size), this.#values), size: this.packed.size };
    packed.cells.set(this.packed.cells.subarray(0, packed.size * packed.width));
    this.#laidOut = layOut(this.#prepared, this.#rules, packed);
  }

  /** A record that is gone shares nothing with any other; it stays in its chains. */
  forget(rid: number): void {
    const { cells, width } = this.packed;
    cells.fill(-1, rid * width, (rid + 1) * width);
  }
}

function layOut(prepared: Prepared, rules: readonly PlacedRule[], packed: PackedRecords): LaidOut {
  const places = rules.map((rule): NumberPlace[] => {
    const block = packed.blocks.get(rule.position);
    if (block !== undefined) return [{ place: block, cells: 2 }];
    return [...(equalBy(prepared, rule) ?? [])].map((i) => ({ place: packed.codes[i] ?? 0, cells: 1 }));
  });
  const chains = new BlockChains(packed, places, packed.cells.length / packed.width);
  chains.add(1, packed.size);
  return { packed, chains, reader: new PairReader(readingPlan(prepared, packed, rules), packed) };
}
