import { sql, type WorkTable } from '@sogoc/engine';
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

  /** l, r, same of all as a table. Who asks for it drops it. */
  table(): Promise<WorkTable> {
    const columns = ['l', 'r', 'same'].map((name) => ({ name, type: name === 'same' ? ('boolean' as const) : ('integer' as const) }));
    return this.#prepared.engine.ingest('link_decided', columns, [this.all.map(({ l, r, same }) => [l, r, same])], this.#prepared.options);
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
