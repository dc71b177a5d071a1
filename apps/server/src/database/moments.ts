/** What the database says of its state. */
export interface Told {
  /** `pg_current_snapshot()`: the transactions whose work can be seen. */
  snapshot: string;
  /** The connection's process: a new one may follow a crash, after which numbers of transactions come again. */
  process: number;
  /** Tables written since the snapshot that was asked about; null where that cannot be told any more. */
  written: readonly string[] | null;
}

/**
 * Moments in the life of the database, and which tables were written between them, as PostgreSQL itself sees it: what a transaction wrote is told together with
 * its work, whatever statement it was and whoever put it (ADR 237).
 *
 * Requests that wait at the same time share one question. It is always put after the request has come, so whatever was committed before that is in the answer.
 */
export class Moments {
  readonly #ask: (since: string | null) => Promise<Told>;
  #asking: Promise<unknown> = Promise.resolve();
  #next: Promise<number> | null = null;
  #told: Pick<Told, 'snapshot' | 'process'> = { snapshot: '', process: 0 };
  #moment = 0;
  /** Of what was before this moment nothing is known. */
  #from = 0;
  readonly #written = new Map<string, number>();

  constructor(ask: (since: string | null) => Promise<Told>) {
    this.#ask = ask;
  }

  /** The moment that it is by now. */
  now(): Promise<number> {
    this.#next ??= this.#put(this.#asking);
    return this.#next;
  }

  /** Whether nothing was written to these tables since a moment, as far as has been asked. */
  hold(moment: number, tables: readonly string[]): boolean {
    return moment >= this.#from && tables.every((table) => (this.#written.get(table) ?? 0) <= moment);
  }

  async #put(before: Promise<unknown>): Promise<number> {
    await before;
    const asked = this.#ask(this.#told.snapshot || null);
    this.#asking = asked.catch(() => undefined);
    this.#next = null;
    const told = await asked;
    if (told.snapshot === this.#told.snapshot && told.process === this.#told.process) return this.#moment;
    this.#moment += 1;
    if (told.written === null || told.process !== this.#told.process) this.#from = this.#moment;
    else for (const table of told.written) this.#written.set(table, this.#moment);
    this.#told = told;
    return this.#moment;
  }
}
