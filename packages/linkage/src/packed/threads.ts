import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { integersShared } from './shared-arrays.ts';
import { type Task, worker } from './tasks.ts';

/** Most threads: more would wait for memory. */
const mostThreads = 4;
/** Records from which on a thread saves more than it takes to begin. */
const worthwhile = 250_000;

interface OtherThread {
  thread: Worker;
  /** Rejects when the thread fails, whether or not it is waited for. */
  failure: Promise<never>;
}

/** This thread and others beside it, which share the jobs of tasks. */
export class Threads implements AsyncDisposable {
  readonly #others: readonly OtherThread[];

  /** They begin while this thread goes on. @param others how many besides this one. */
  constructor(others: number) {
    this.#others = Array.from({ length: others }, () => {
      const thread = new Worker(new URL('./thread.ts', import.meta.url));
      // Whoever forgets them need not wait for them.
      thread.unref();
      const failure = new Promise<never>((_, reject) => thread.once('error', reject));
      failure.catch(() => undefined);
      return { thread, failure };
    });
  }

  /** As many as there are processors where there are many records, else this one alone. */
  static for(records: number): Threads {
    return new Threads(records < worthwhile ? 0 : Math.min(availableParallelism(), mostThreads) - 1);
  }

  /** Does all jobs of a task. Between two of its own, statements of the engine are begun, and others have their turn. @returns what each job left. */
  async share(jobs: number, makeTask: (shared: Pick<Task, 'next' | 'done'>) => Task): Promise<Int32Array> {
    const task = makeTask({ next: integersShared(1), done: integersShared(jobs) });
    const finished = Promise.all(
      this.#others.map(({ thread, failure }) => {
        thread.ref();
        const done = once(thread, 'message').finally(() => thread.unref());
        thread.postMessage(task);
        return Promise.race([done, failure]);
      }),
    );
    finished.catch(() => undefined);
    for (const doNext = worker(task); doNext(); ) await setImmediate();
    await finished;
    return task.done;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#others.map(({ thread }) => thread.terminate()));
  }
}
