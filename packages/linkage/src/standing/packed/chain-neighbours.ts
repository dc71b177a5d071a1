import type { PreparedQuery } from '@sogoc/engine';
import { equalBy } from '../../blocking/rule-pairs.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { tolerance } from '../../predict/reach.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { ownNumbers } from '../look-up-query.ts';
import { type AskedRecord, mostCandidates, type Neighbours } from '../neighbours.ts';
import { findPairsOf, type MostWeight } from './new-pairs.ts';
import type { StandingRecords } from './standing-records.ts';

type OwnNumbers = Record<string, bigint | number | null>;

/** The id under which a record that is looked up is packed while its neighbours are found: no record has it. */
const asked = 0;

/** Neighbours along the chains of packed records, those left out that cannot weigh enough. */
export class ChainNeighbours implements Neighbours {
  readonly #records: StandingRecords;
  readonly #mostWeight: MostWeight;
  readonly #columns: readonly string[];
  readonly #own: PreparedQuery<OwnNumbers>;

  private constructor(records: StandingRecords, mostWeight: MostWeight, columns: readonly string[], own: PreparedQuery<OwnNumbers>) {
    this.#records = records;
    this.#mostWeight = mostWeight;
    this.#columns = columns;
    this.#own = own;
  }

  static async open(prepared: Prepared, records: StandingRecords, mostWeight: MostWeight): Promise<ChainNeighbours> {
    const { columns, query } = ownNumbers(
      prepared,
      prepared.rules.filter((rule) => rule.predicts && !equalBy(prepared, rule)),
    );
    return new ChainNeighbours(records, mostWeight, columns, await prepared.engine.prepare(query));
  }

  async of(record: AskedRecord, least: number): Promise<number[]> {
    const [own] = await this.#own.all(this.#columns.map((column) => record[column] ?? null));
    if (!own) return [];
    const { packed, reader } = this.#records;
    const found: { rid: number; most: number }[] = [];
    pack(packed, own);
    findPairsOf(this.#records, asked, false, (rid) => {
      const most = this.#mostWeight(reader);
      if (most >= least - tolerance) found.push({ rid, most });
    });
    packed.cells.fill(-1, asked * packed.width, (asked + 1) * packed.width);
    const best = found.length > mostCandidates ? found.sort((a, b) => b.most - a.most || a.rid - b.rid).slice(0, mostCandidates) : found;
    return best.map(({ rid }) => rid);
  }

  /** The chains are those of the index itself. */
  async change(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#own[Symbol.asyncDispose]();
  }
}

function pack({ cells, width, codes, numbers, blocks }: PackedRecords, own: OwnNumbers): void {
  const put = (place: number, value: bigint | number | null | undefined): void => {
    const number = BigInt(value ?? -1);
    cells[asked * width + place] = Number(number >> 32n);
    cells[asked * width + place + 1] = Number(BigInt.asIntN(32, number));
  };
  for (const [i, place] of codes.entries()) put(place, own[`c${i}`]);
  for (const [i, place] of numbers.entries()) if (place !== undefined) put(place, own[`k${i}`]);
  for (const [position, place] of blocks) put(place, own[`b${position}`]);
}
