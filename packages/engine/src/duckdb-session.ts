import type { DuckDBConnection } from '@duckdb/node-api';
import { duckDbError } from './duckdb-error.ts';
import type { RunOptions } from './engine.ts';
import { EngineError } from './error.ts';

/** Milliseconds between two looks at the progress. */
const progressInterval = 250;
/** An interrupt that comes before the statement begins is lost, so it is repeated at this interval (ms). */
const interruptInterval = 20;

/** A connection that does one piece of work, which can be watched and cancelled. */
export class Session {
  readonly connection: DuckDBConnection;
  readonly #options: RunOptions;
  #stopped: EngineError | undefined;
  #onStop: (reason: EngineError) => void = () => undefined;
  #running = 0;
  #isClosed = false;
  #interrupts: NodeJS.Timeout | undefined;
  #progress: NodeJS.Timeout | undefined;
  readonly #onAbort = (): void => this.stop(cancelled());

  constructor(connection: DuckDBConnection, options: RunOptions = {}) {
    this.connection = connection;
    this.#options = options;
    options.signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (options.signal?.aborted) this.stop(cancelled());
  }

  /**
   * Runs a step of the work.
   * @throws EngineError `ENGINE_CANCELLED`, `ENGINE_CLOSED` once stopped; `ENGINE_QUERY_FAILED` and its like when it fails.
   */
  async step<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.checkStopped();
    this.#running += 1;
    try {
      await this.#watchProgress();
      const result = await work(this.connection);
      this.checkStopped();
      return result;
    } catch (error) {
      throw this.#stopped ?? duckDbError(error);
    } finally {
      this.#running -= 1;
      if (this.#running === 0) clearInterval(this.#interrupts);
    }
  }

  /** @throws EngineError what stopped the work, if anything did. */
  checkStopped(): void {
    if (this.#stopped) throw this.#stopped;
  }

  /** Ends the work: the step that runs, or the next one, throws this. */
  stop(reason: EngineError): void {
    if (this.#stopped || this.#isClosed) return;
    this.#stopped = reason;
    this.#onStop(reason);
    if (this.#running === 0) return;
    this.connection.interrupt();
    this.#interrupts = setInterval(() => this.connection.interrupt(), interruptInterval);
  }

  /** The items of a source. When the work is stopped it throws at once, even while the source hangs. Errors of the source pass as they are. */
  async *whileRunning<T>(source: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
    const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
    let isDone = false;
    try {
      for (;;) {
        this.checkStopped();
        const item = await this.#unlessStopped(() => Promise.resolve(iterator.next()));
        isDone = item.done === true;
        if (item.done) return;
        yield item.value;
      }
    } finally {
      // Not waited for: a source that hangs would hang here too.
      if (!isDone) void Promise.resolve(iterator.return?.()).catch(() => undefined);
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#interrupts);
    clearInterval(this.#progress);
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    this.connection.closeSync();
  }

  /** Not by `Promise.race` with a promise for the stop: that would hold every item until the end. */
  #unlessStopped<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#onStop = reject;
      work().then(resolve, reject);
    });
  }

  /** DuckDB counts progress only where its progress bar is on; the bar itself is not printed. */
  async #watchProgress(): Promise<void> {
    const { onProgress } = this.#options;
    if (!onProgress || this.#progress) return;
    this.#progress = setInterval(() => {
      const share = this.connection.progress.percentage / 100;
      if (this.#running > 0 && share >= 0) onProgress(Math.min(share, 1));
    }, progressInterval);
    this.#progress.unref();
    await this.connection.run('set enable_progress_bar = true');
    await this.connection.run('set enable_progress_bar_print = false');
  }
}

function cancelled(): EngineError {
  return new EngineError('ENGINE_CANCELLED', 'The work was cancelled');
}
