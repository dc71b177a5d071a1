import { rareWhenEqual } from '../../compare/pair-facts.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { readingPlan } from '../../packed/reading-plan.ts';
import type { PlacedRule, Prepared } from '../../prepare/prepared.ts';
import { BlockChains } from './block-chains.ts';
import { ChainMemory } from './chain-memory.ts';
import { ChainPairs, type MostWeight } from './chain-pairs.ts';
import { Components } from './components.ts';
import type { KnownValues } from './known-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import { bytesOfRecords, type RecordsInMemory, roomForRecords } from './pack-known.ts';
import { putRecords } from './put-records.ts';
import { RecordSets } from './record-sets.ts';

/** Records that room is made for where there are so many. */
export const roomFor = (records: number): number => Math.ceil(records * 1.25) + 1024;

/** What records are of and how their pairs are weighed. */
export interface RecordsOf {
  prepared: Prepared;
  /** Those that predict. */
  rules: readonly PlacedRule[];
  values: readonly KnownValues[];
  mostWeight: MostWeight;
}

interface LaidOut {
  packed: PackedRecords;
  chains: BlockChains;
  pairs: ChainPairs;
  sets: RecordSets;
}

/** Packed records that come and go, with the chains of their blocks and the components that they are in. */
export class StandingRecords {
  readonly components: Components;
  readonly #of: RecordsOf;
  #laidOut: LaidOut;

  /** @param records with room for more. */
  constructor(of: RecordsOf, records: RecordsInMemory) {
    this.#of = of;
    this.#laidOut = layOut(of, records);
    this.components = new Components(namesIn(records.memory));
  }

  /** Bytes that they take with room for as many records, at most; infinite where there is no room for them in one memory. */
  static bytes(prepared: Prepared, rules: readonly PlacedRule[], records: number): number {
    const room = roomFor(records);
    const own = bytesOfRecords(prepared, rules, room);
    const rare = prepared.comparisons.flatMap((compiled, i) => (rareWhenEqual(compiled) ? [(prepared.dictionaries[i]?.rows ?? 0) + room] : []));
    const values = rare.reduce((sum, one) => sum + one, 0);
    return own + ChainMemory.bytes(rules.length, room, own, values);
  }

  get packed(): PackedRecords {
    return this.#laidOut.packed;
  }

  get chains(): BlockChains {
    return this.#laidOut.chains;
  }

  /** What a change puts together: nothing while there is none. */
  get sets(): RecordSets {
    return this.#laidOut.sets;
  }

  get pairs(): ChainPairs {
    return this.#laidOut.pairs;
  }

  /** Makes room for records, and for their values. @param size one more than the highest id. */
  reserve(size: number): void {
    if (size * this.packed.width > this.packed.cells.length) this.#makeRoom(size);
  }

  /** Adds the records that have come, for which there is room; they are in no chain yet. @param size one more than the highest id. @param values by comparison the numbers of theirs, which are known. */
  append(size: number, numbers: NewNumbers, values: readonly Int32Array[]): void {
    const { packed } = this;
    packed.cells.fill(-1, packed.size * packed.width, size * packed.width);
    packed.size = size;
    putRecords(packed, numbers, values, this.#of.values);
  }

  #makeRoom(size: number): void {
    const { prepared, rules, values } = this.#of;
    const { cells, size: before, width } = this.packed;
    const records = roomForRecords(prepared, rules, roomFor(size), values, before);
    records.packed.cells.set(cells.subarray(0, before * width));
    this.#laidOut = layOut(this.#of, records);
    this.components.moveTo(namesIn(records.memory));
  }

  /** A record that is gone shares nothing with any other; it stays in its chains. */
  forget(rid: number): void {
    const { cells, width } = this.packed;
    cells.fill(-1, rid * width, (rid + 1) * width);
  }
}

const namesIn = (memory: ChainMemory): Int32Array => memory.integers(memory.componentsAt, memory.room.capacity);

function layOut({ prepared, rules, mostWeight }: RecordsOf, { packed, memory }: RecordsInMemory): LaidOut {
  const chains = new BlockChains(memory);
  chains.add(1, packed.size);
  return {
    packed,
    chains,
    sets: new RecordSets(memory),
    pairs: new ChainPairs(readingPlan(prepared, packed, rules), memory, prepared.model.kind === 'link', mostWeight),
  };
}
