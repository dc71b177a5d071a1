import type { PreparedQuery } from '@sogoc/engine';
import { equalBy } from '../../blocking/rule-pairs.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { tolerance } from '../../predict/best-weight.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { ownNumbers } from '../look-up-query.ts';
import { type AskedRecord, mostCandidates, type Neighbours } from '../neighbours.ts';
import type { KnownValues } from './known-values.ts';
import { PairIds } from './pair-ids.ts';
import { PairList } from './pair-list.ts';
import { numberRead } from './read-values.ts';
import type { StandingRecords } from './standing-records.ts';

type OwnNumbers = Record<string, bigint | number | string | null>;

/** The id under which a record that is looked up is packed while its neighbours are found: no record has it. */
const asked = 0;

/** Neighbours along the chains of packed records, those left out that cannot weigh enough. */
export class ChainNeighbours implements Neighbours {
  readonly #records: StandingRecords;
  readonly #values: readonly KnownValues[];
  readonly #columns: readonly string[];
  readonly #own: PreparedQuery<OwnNumbers>;

  private constructor(records: StandingRecords, values: readonly KnownValues[], columns: readonly string[], own: PreparedQuery<OwnNumbers>) {
    this.#records = records;
    this.#values = values;
    this.#columns = columns;
    this.#own = own;
  }

  static async open(prepared: Prepared, records: StandingRecords, values: readonly KnownValues[]): Promise<ChainNeighbours> {
    const kept = prepared.comparisons.flatMap((compiled, i) => (numberRead(compiled, prepared.options) ? [i] : []));
    const { columns, query } = ownNumbers(
      prepared,
      kept,
      prepared.rules.filter((rule) => rule.predicts && !equalBy(prepared, rule)),
    );
    return new ChainNeighbours(records, values, columns, await prepared.engine.prepare(query));
  }

  async of(record: AskedRecord, least: number): Promise<number[]> {
    const [own] = await this.#own.all(this.#columns.map((column) => record[column] ?? null));
    if (!own) return [];
    const { packed, pairs } = this.#records;
    const found = new PairList();
    pack(packed, own, this.#values);
    pairs.find(asked, asked + 1, false, least - tolerance, { found, below: new PairIds() });
    packed.cells.fill(-1, asked * packed.width, (asked + 1) * packed.width);
    const { count, l: rids, most } = found.columns;
    const places = Array.from({ length: count }, (_, place) => place);
    const [mostOf, ridOf] = [(place: number): number => most[place] ?? 0, (place: number): number => rids[place] ?? 0];
    const best = count > mostCandidates ? places.sort((a, b) => mostOf(b) - mostOf(a) || ridOf(a) - ridOf(b)).slice(0, mostCandidates) : places;
    return best.map(ridOf);
  }

  readonly shareOf = (rid: number, comparison: number, frequency: number): number => {
    const { cells, width, codes } = this.#records.packed;
    return this.#values[comparison]?.shares[frequency]?.[cells[rid * width + (codes[comparison] ?? 0)] ?? -1] ?? 0;
  };

  /** The chains are those of the index itself. */
  async change(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#own[Symbol.asyncDispose]();
  }
}

/** Stands for a value that no record has. */
const unknown = 2 ** 31 - 1;

function pack({ cells, width, codes, numbers, blocks }: PackedRecords, own: OwnNumbers, values: readonly KnownValues[]): void {
  const put = (place: number, high: number, low: number): void => {
    cells[asked * width + place] = high;
    cells[asked * width + place + 1] = low;
  };
  for (const [i, place] of codes.entries()) {
    const [high, low] = halvesOf(own[`c${i}`]);
    const value = values[i]?.find(high, low) ?? -1;
    cells[asked * width + place] = high < 0 ? -1 : value < 0 ? unknown : value;
  }
  for (const [i, place] of numbers.entries()) {
    const [text, told] = [own[`v_${i}`], own[`k${i}`]];
    const [low = 0, high = -1] = told === undefined && typeof text === 'string' ? (values[i]?.sketchOf(text) ?? []) : halvesOf(told).reverse();
    if (place !== undefined) put(place, high, low);
  }
  for (const [position, place] of blocks) put(place, ...halvesOf(own[`b${position}`]));
}

/** The high half first; -1 where there is no number. */
function halvesOf(value: OwnNumbers[string] | undefined): [high: number, low: number] {
  const number = BigInt(value ?? -1);
  return [Number(number >> 32n), Number(BigInt.asIntN(32, number))];
}
