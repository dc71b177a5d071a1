import { Worker } from 'node:worker_threads';
import { kernels } from './kernels/space.ts';
import type { PageJob, PageOutcomes } from './page-work.ts';
import type { Answer, AskedOfWorker, Failure, ThreadData } from './page-worker.ts';
import { NotReadable } from './pages-error.ts';

/** The thread has ended, or could not be started: its jobs are to be done elsewhere. */
export class ThreadLost extends Error {}

/** MiB for objects that were just made: of these there are few, while pages lie outside. */
const youngest = 4;
/** Milliseconds that a thread may take for the job that it is at when it is to end. */
const longestJob = 60_000;

interface Waiting {
  resolve(outcome: PageOutcomes[keyof PageOutcomes]): void;
  reject(error: unknown): void;
}

/** A thread that does jobs with pages, one after the other. */
export class PageThread implements AsyncDisposable {
  readonly #ending = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker = new Worker(new URL('./page-worker.ts', import.meta.url), {
    workerData: { kernels: kernels(), ending: this.#ending } satisfies ThreadData,
    resourceLimits: { maxYoungGenerationSizeMb: youngest },
  });
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #isLost = false;

  constructor() {
    this.#worker.on('message', (answer: Answer) => this.#answered(answer));
    // What ends a thread also makes it tell `exit`.
    this.#worker.on('error', () => undefined);
    this.#worker.on('exit', () => this.#lose());
    // A thread that has nothing to do keeps no process alive.
    this.#worker.unref();
  }

  /** Jobs that are not done yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Has it ended? */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** @throws NotReadable, NodeJS.ErrnoException, ThreadLost */
  do(asked: PageJob): Promise<PageOutcomes[keyof PageOutcomes]> {
    if (this.#isLost) return Promise.reject(new ThreadLost());
    this.#next += 1;
    const message: AskedOfWorker = { number: this.#next, asked };
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.number, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage(message);
    });
  }

  /** Ends the thread between two jobs: one that is stopped while it begins to unpack a page takes the whole process with it (an assertion of the platform). */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isLost) return;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    Atomics.store(this.#ending, 0, 1);
    this.#worker.ref();
    this.#worker.postMessage(null);
    const late = setTimeout(() => this.#worker.terminate(), longestJob);
    await ended;
    clearTimeout(late);
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('outcome' in answer) waiting?.resolve(answer.outcome);
    else waiting?.reject(errorOf(answer.failure));
  }

  #lose(): void {
    this.#isLost = true;
    for (const { reject } of this.#waiting.values()) reject(new ThreadLost());
    this.#waiting.clear();
  }
}

function errorOf({ isOfPage, message, code }: Failure): Error {
  return isOfPage ? new NotReadable(message) : Object.assign(new Error(message), { code });
}
