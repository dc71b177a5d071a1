import { availableParallelism } from 'node:os';
import { PageThread, ThreadLost } from './page-thread.ts';
import { type PageJob, type PageOutcomes, PageWork } from './page-work.ts';

/** Values from which on threads pay: so many are read in the time that it takes to start them, a tenth of a second. */
const worthThreads = 4_000_000;
/** More threads than this wait for the disk and for each other. */
const mostThreads = 8;
/** What a thread takes at most, but for pages beyond the usual size, and the share of the engine's memory that all may take. */
const bytesEach = 2 ** 26;
const shareOfMemory = 0.25;

/** Reads pages: in threads, one a processor, where there is much to read, else in this one. */
export class PagePool implements AsyncDisposable {
  readonly #most: number;
  readonly #threads: PageThread[] = [];
  /** Made when it is first needed: mostly there is nothing to read, or threads read it. */
  #own: PageWork | undefined;

  /** @param memory bytes that the engine may take. */
  constructor(memory: number) {
    this.#most = Math.min(availableParallelism(), mostThreads, Math.floor((shareOfMemory * memory) / bytesEach));
  }

  /** Jobs to be asked for at a time, so that no thread waits while the outcome of its last job is made use of. */
  get atOnce(): number {
    return Math.max(1, 2 * this.#threads.length);
  }

  /** Are there threads? */
  get hasThreads(): boolean {
    return this.#threads.length > 0;
  }

  /** Says how many values are to be read, so that threads are there by then. */
  expect(values: number): void {
    if (values < worthThreads || this.#most < 2) return;
    try {
      while (this.#threads.length < this.#most) this.#threads.push(new PageThread());
    } catch {
      // Where no thread may be started, this one does it.
    }
  }

  /** @throws NotReadable, NodeJS.ErrnoException, and the reason of the signal. */
  async do<K extends PageJob['kind']>(kind: K, job: (PageJob & { kind: K })['job'], signal?: AbortSignal): Promise<PageOutcomes[K]> {
    signal?.throwIfAborted();
    const asked = { kind, job } as PageJob;
    const [thread] = this.#threads.filter(({ isLost }) => !isLost).toSorted((a, b) => a.waiting - b.waiting);
    try {
      return (await (thread ? unlessAborted(thread.do(asked), signal) : this.#here(asked, signal))) as PageOutcomes[K];
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      return (await this.#here(asked, signal)) as PageOutcomes[K];
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread[Symbol.asyncDispose]()));
    await this.#own?.[Symbol.asyncDispose]();
  }

  #here(asked: PageJob, signal: AbortSignal | undefined): ReturnType<PageWork['do']> {
    this.#own ??= new PageWork();
    return this.#own.do(asked, signal);
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
