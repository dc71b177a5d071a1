import type { RunOptions } from '@sogoc/engine';
import { QueryError } from '../../error.ts';

/** How long queries of contracts may run: they may join tables as often as they like. */
export class QueryTime {
  readonly #each: number;
  readonly #together: number;
  /** Milliseconds that the queries of each database ran for, of each run. */
  readonly #spent = new WeakMap<object, Map<string, number>>();

  /**
   * @param each milliseconds for one query.
   * @param together for all queries of a contract in one run, so that a contract of many heavy ones does not hold up a survey.
   */
  constructor(each: number, together: number) {
    this.#each = each;
    this.#together = together;
  }

  /**
   * @param run an object that stands for the run: the same for all its queries.
   * @throws QueryError `RULE_NOT_RUNNABLE` when the time is over.
   */
  async within<T>(run: object, database: string, options: RunOptions, work: (options: RunOptions) => Promise<T>): Promise<T> {
    const spent = this.#spent.get(run) ?? new Map<string, number>();
    this.#spent.set(run, spent);
    const left = this.#together - (spent.get(database) ?? 0);
    if (left <= 0) throw tooSlow('queries-too-slow', this.#together);
    const timer = AbortSignal.timeout(Math.ceil(Math.min(this.#each, left)));
    const began = performance.now();
    try {
      return await work({ ...options, signal: options.signal ? AbortSignal.any([options.signal, timer]) : timer });
    } catch (error) {
      if (!timer.aborted || options.signal?.aborted) throw error;
      if (left > this.#each) throw tooSlow('query-too-slow', this.#each);
      spent.set(database, this.#together);
      throw tooSlow('queries-too-slow', this.#together);
    } finally {
      spent.set(database, (spent.get(database) ?? 0) + performance.now() - began);
    }
  }
}

function tooSlow(id: 'query-too-slow' | 'queries-too-slow', milliseconds: number): QueryError {
  return new QueryError('RULE_NOT_RUNNABLE', { id, facts: { seconds: milliseconds / 1000 } });
}
