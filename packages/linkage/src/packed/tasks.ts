import { type BlockMembers, groupBlocks, type NumberPlace } from './block-members.ts';
import type { FoundPairs, PairJob } from './find-pairs.ts';
import type { PairKernel } from './kernel/pair-kernel.ts';
import { type LookTask, lookerOf, type ReadTask, readerOf, type WeighTask, weigherOfJobs } from './look-at-pairs.ts';
import type { PackedRecords } from './packed-records.ts';
import { PairFinder } from './pair-finder.ts';
import { type PlacingPlan, placeRows, type ReadRows, rowsOfJob } from './place-values.ts';

/** Work in jobs that threads share: each job is for who asks first (`next`), and leaves a number behind (`done`). Its arrays are seen by all threads. */
export type Task = { next: Int32Array; done: Int32Array } & (PlaceTask | GroupTask | FindTask | ReadTask | LookTask | WeighTask);

/** A job for some of the rows: the places of their values. */
interface PlaceTask {
  kind: 'place';
  plan: PlacingPlan;
  rows: ReadRows;
}

/** A job for each rule: its blocks. Leaves how many there are. */
interface GroupTask {
  kind: 'group';
  records: PackedRecords;
  places: readonly (readonly NumberPlace[])[];
  blocks: readonly BlockMembers[];
}

/** Leaves how many pairs a job found. */
interface FindTask {
  kind: 'find';
  records: PackedRecords;
  kernel: PairKernel;
  blocks: readonly BlockMembers[];
  jobs: readonly PairJob[];
  pairs: FoundPairs;
}

/** Gives a function that does the next job, and tells whether there was one. */
export function worker(task: Task): () => boolean {
  const run = runnerOf(task);
  return () => {
    const job = Atomics.add(task.next, 0, 1);
    if (job >= task.done.length) return false;
    task.done[job] = run(job);
    return true;
  };
}

function runnerOf(task: Task): (job: number) => number {
  if (task.kind === 'read') return readerOf(task);
  if (task.kind === 'weigh') return weigherOfJobs(task);
  if (task.kind === 'place')
    return (job) => {
      const to = Math.min((job + 1) * rowsOfJob, task.rows.count);
      placeRows(task.plan, task.rows, job * rowsOfJob, to);
      return to;
    };
  if (task.kind === 'group')
    return (rule) => {
      const into = task.blocks[rule];
      return into ? groupBlocks(task.records, task.places[rule] ?? [], into) : 0;
    };
  if (task.kind !== 'find') return lookerOf(task);
  const finder = new PairFinder(task.kernel, task.records, task.pairs);
  return (at) => {
    const job = task.jobs[at];
    const members = job && task.blocks[job.rule];
    return members ? finder.find(members, job) : 0;
  };
}
