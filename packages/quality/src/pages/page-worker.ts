import { parentPort, workerData } from 'node:worker_threads';
import { type PageJob, type PageOutcomes, PageWork } from './page-work.ts';
import { NotReadable } from './pages-error.ts';
import type { PlainRows } from './read-job.ts';

/** What a thread is given when it starts. `ending`: not 0 when it is to end, whatever it is still asked. */
export interface ThreadData {
  kernels: WebAssembly.Module;
  ending: Int32Array;
}

/** A job on its way to a worker, and what it answers: what came out, or what went wrong. */
export interface AskedOfWorker {
  number: number;
  asked: PageJob;
}
export type Answer = { number: number } & ({ outcome: PageOutcomes[keyof PageOutcomes] } | { failure: Failure });

export interface Failure {
  /** Is it a page that cannot be read? */
  isOfPage: boolean;
  message: string;
  code: string | undefined;
}

// The program of a thread that `PageThread` starts.
const work = new PageWork();
const { ending } = workerData as ThreadData;
parentPort?.on('message', async (message: AskedOfWorker | null) => {
  if (message === null || Atomics.load(ending, 0) !== 0) process.exit();
  const { number, asked } = message;
  try {
    const outcome = await work.do(asked);
    const answer: Answer = { number, outcome };
    parentPort?.postMessage(answer, buffersOf(outcome));
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const answer: Answer = { number, failure: { isOfPage: error instanceof NotReadable, message, code } };
    parentPort?.postMessage(answer);
  }
});

/** What is handed over rather than copied. */
function buffersOf(outcome: PageOutcomes[keyof PageOutcomes]): ArrayBuffer[] {
  if (!outcome || typeof outcome === 'string' || !('columns' in outcome)) return [];
  const hashed = outcome.columns.flatMap((column) => (column.hashed ? [column.hashed.hashes, column.hashed.others] : []));
  return [outcome.suspects, ...(outcome.keys ? [outcome.keys] : []), ...hashed].flatMap(({ values }: PlainRows) =>
    values.map(({ buffer }) => buffer as ArrayBuffer),
  );
}
