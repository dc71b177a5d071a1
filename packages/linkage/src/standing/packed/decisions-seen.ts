import { sql } from '@sogoc/engine';
import { type Decisions, decidedPairs } from '../../cluster/decisions.ts';
import type { Prepared } from '../../prepare/prepared.ts';

export interface DecidedPair {
  l: number;
  r: number;
  same: boolean;
}

/** The decisions about records that are there, as they were read last. */
export class DecisionsSeen {
  readonly #prepared: Prepared;
  readonly #decisions: Decisions | undefined;
  #seen: ReadonlyMap<string, DecidedPair> = new Map();

  constructor(prepared: Prepared, decisions: Decisions | undefined) {
    this.#prepared = prepared;
    this.#decisions = decisions;
  }

  get all(): DecidedPair[] {
    return [...this.#seen.values()];
  }

  /** Reads them again. @returns those that are new, other, or no more: also of records that have come; those of records that are gone are left out. */
  async changed(isThere: (rid: number) => boolean = () => true): Promise<DecidedPair[]> {
    if (!this.#decisions) return [];
    await using table = await decidedPairs(this.#prepared, this.#decisions);
    const { engine, options } = this.#prepared;
    const rows = await engine.all<DecidedPair & object>(sql`select l, r, same from ${table.name}`, options);
    const before = this.#seen;
    this.#seen = new Map(rows.map((pair) => [`${pair.l} ${pair.r}`, pair]));
    const other = rows.filter(({ l, r, same }) => before.get(`${l} ${r}`)?.same !== same);
    const withdrawn = [...before].flatMap(([name, pair]) => (this.#seen.has(name) || !isThere(pair.l) || !isThere(pair.r) ? [] : [pair]));
    return [...other, ...withdrawn];
  }
}
