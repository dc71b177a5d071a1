/** Whether a snapshot that another connection reads is this state. */
export function isOf(moment: string, snapshot: string): boolean {
  return moment.endsWith(`/${snapshot}`);
}

/**
 * States of the database, told apart by PostgreSQL itself: `pg_current_snapshot()` names the transactions whose work can be seen. Two that read alike see the
 * same data, whatever was written, by whom and with which statement (PostgreSQL, "System Information Functions"; ADR 201).
 *
 * Requests that wait at the same time share one question. It is always put after the request has come, so whatever was committed before that is in the answer.
 */
export class Moments {
  readonly #ask: () => Promise<string>;
  #asking: Promise<unknown> = Promise.resolve();
  #next: Promise<string> | null = null;
  #connection = 0;

  constructor(ask: () => Promise<string>) {
    this.#ask = ask;
  }

  /** The state that the database is in by now. */
  now(): Promise<string> {
    this.#next ??= this.#put(this.#asking);
    return this.#next;
  }

  /** After a crash PostgreSQL may give a number to another transaction: what was said before another connection is not to be compared with what comes. */
  reconnected(): void {
    this.#connection += 1;
  }

  async #put(before: Promise<unknown>): Promise<string> {
    await before;
    const asked = this.#ask();
    this.#asking = asked.catch(() => undefined);
    this.#next = null;
    const snapshot = await asked;
    return `${this.#connection}/${snapshot}`;
  }
}
