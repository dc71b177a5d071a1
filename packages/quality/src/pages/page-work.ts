import { rm } from 'node:fs/promises';
import { OneAtATime } from '../run/one-at-a-time.ts';
import { type Changes, type ChangesJob, changedRepeats } from './changed-repeats.ts';
import { Space } from './kernels/space.ts';
import { PageReader } from './page-reader.ts';
import { ParquetWriter } from './parquet-writer.ts';
import type { Found, ReadJob } from './read-job.ts';
import { type HashChunks, repeatingColumns, repeatingValues, writeRepeating } from './repeating-hashes.ts';
import type { KeyedColumn } from './values-at.ts';

/** What is to be done with pages. */
export type PageJob = { kind: 'read'; job: ReadJob } | { kind: 'repeats'; job: RepeatsJob } | { kind: 'changes'; job: ChangesJob };

/** Writes the hashes of files that repeat to a new file; see `writeRepeating`. */
export interface RepeatsJob {
  files: readonly HashChunks[];
  /** See `writeRepeating`. */
  values: readonly KeyedColumn[] | null;
  path: string;
}

export interface PageOutcomes {
  read: Found;
  /** Was anything written? */
  repeats: boolean;
  changes: Changes;
}

/** Does jobs with pages, one after the other. */
export class PageWork implements AsyncDisposable {
  readonly #reader = new PageReader();
  /** Memory for hashes, which is not had anew for each job: to touch it for the first time takes as long as what is done in it. */
  readonly #space = new Space();
  readonly #line = new OneAtATime();

  /** @throws NotReadable, NodeJS.ErrnoException */
  do(asked: PageJob, signal?: AbortSignal): Promise<PageOutcomes[PageJob['kind']]> {
    return this.#line.do(async (): Promise<PageOutcomes[PageJob['kind']]> => {
      signal?.throwIfAborted();
      if (asked.kind === 'read') return this.#reader.read(asked.job);
      return asked.kind === 'repeats' ? repeats(asked.job, this.#space, signal) : changes(asked.job, signal);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#line.idle();
    this.#reader[Symbol.dispose]();
  }
}

async function changes(job: ChangesJob, signal?: AbortSignal): Promise<Changes> {
  // Of a thread that was lost on the way.
  for (const path of [job.found, job.stale, job.repeated]) await rm(path, { force: true });
  return changedRepeats(job, signal);
}

async function repeats({ files, values, path }: RepeatsJob, space: Space, signal?: AbortSignal): Promise<boolean> {
  // Of a thread that was lost on the way.
  await rm(path, { force: true });
  const writer = await ParquetWriter.create(path, values ? repeatingValues : repeatingColumns);
  try {
    return await writeRepeating(files, values, writer, space, signal);
  } finally {
    await writer.finish();
  }
}
