import { parentPort } from 'node:worker_threads';
import { type Task, worker } from './tasks.ts';

// A thread of `Threads`: does jobs of the tasks it is given, and says so when none is left.
parentPort?.on('message', (task: Task) => {
  const doNext = worker(task);
  while (doNext());
  parentPort?.postMessage('done');
});
