import { equalBy } from '../../blocking/rule-pairs.ts';
import { bytesOfCodes, roomForCodes } from '../../packed/packed-codes.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { PairReader } from '../../packed/pair-reader.ts';
import { readingPlan } from '../../packed/reading-plan.ts';
import type { PlacedRule, Prepared } from '../../prepare/prepared.ts';
import { BlockChains } from './block-chains.ts';
import type { KnownValues } from './known-values.ts';
import type { NewPlaces } from './learn-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import { putNew } from './put-new.ts';

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
  #laidOut: LaidOut;

  /** @param rules those that predict. */
  constructor(prepared: Prepared, rules: readonly PlacedRule[], packed: PackedRecords) {
    this.#prepared = prepared;
    this.#rules = rules;
    this.#laidOut = layOut(prepared, rules, packed, roomFor(packed.size));
  }

  /** Bytes that they take with room for as many records, at most. */
  static bytes(prepared: Prepared, rules: readonly PlacedRule[], records: number): number {
    const room = roomFor(records);
    return bytesOfCodes(prepared, rules, room) + BlockChains.bytes(rules.length, room);
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

  /** Adds the records that have come; they are in no chain yet. @param size one more than the highest id. @param values which hold theirs. */
  append(size: number, numbers: NewNumbers, values: readonly KnownValues[], places: NewPlaces): void {
    const from = this.packed.size;
    if (size * this.packed.width > this.packed.cells.length) this.#laidOut = layOut(this.#prepared, this.#rules, this.packed, roomFor(size));
    this.packed.cells.fill(-1, from * this.packed.width, size * this.packed.width);
    this.packed.size = size;
    putNew(this.#prepared.comparisons, this.packed, numbers, values, places);
  }

  /** A record that is gone shares nothing with any other; it stays in its chains. */
  forget(rid: number): void {
    const { cells, width } = this.packed;
    cells.fill(-1, rid * width, (rid + 1) * width);
  }
}

function layOut(prepared: Prepared, rules: readonly PlacedRule[], from: PackedRecords, room: number): LaidOut {
  const packed = { ...roomForCodes(prepared, rules, room), size: from.size };
  packed.cells.set(from.cells.subarray(0, from.size * from.width));
  const places = rules.map((rule) => {
    const block = packed.blocks.get(rule.position);
    return block === undefined ? [...(equalBy(prepared, rule) ?? [])].flatMap((i) => packed.codes[i] ?? []) : [block];
  });
  const chains = new BlockChains(packed, places, room);
  chains.add(1, packed.size);
  return { packed, chains, reader: new PairReader(readingPlan(prepared, packed, rules), packed) };
}
