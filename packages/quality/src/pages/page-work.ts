import { rm } from 'node:fs/promises';
import { OneAtATime } from '../run/one-at-a-time.ts';
import { type Changes, type ChangesJob, changedRepeats, hashColumn } from './changed-repeats.ts';
import { hashFile } from './hash-file.ts';
import { Space } from './kernels/space.ts';
import { PageReader } from './page-reader.ts';
import { ParquetWriter } from './parquet-writer.ts';
import type { Found, PlainRows, ReadJob } from './read-job.ts';
import { type FoundRepeats, RepeatedRecords, type RepeatsShown } from './repeated-records.ts';
import { type HashChunks, repeatingColumns, repeatingValues, writeRepeating } from './repeating-hashes.ts';
import type { KeyedColumn } from './values-at.ts';

/** What is to be done with pages. */
export type PageJob =
  | { kind: 'read'; job: ReadJob }
  | { kind: 'repeats'; job: RepeatsJob }
  | { kind: 'changes'; job: ChangesJob }
  /** Hashes the bytes of a file. */
  | { kind: 'hash'; job: string };

/** Writes the hashes of files that repeat to a new file; see `writeRepeating`. */
export interface RepeatsJob {
  files: readonly HashChunks[];
  /** See `writeRepeating`. */
  values: readonly KeyedColumn[] | null;
  /** Where findings are asked for: how they are shown. */
  shown: RepeatsShown | null;
  path: string;
}

/**
 * What a file of `RepeatsJob` holds. Findings, where they are asked for and can be held: then the file is of `hashColumn`, of those that more than one record has; else it is of
 * `repeatingColumns` or `repeatingValues`. Null: nothing was written.
 */
export type RepeatsFound = { found: (Omit<FoundRepeats, 'hashes'> & { hashes: number }) | null } | null;

export interface PageOutcomes {
  read: Found;
  repeats: RepeatsFound;
  changes: Changes;
  /** See `hashFile`. */
  hash: string;
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
      if (asked.kind === 'hash') return hashFile(asked.job);
      return asked.kind === 'repeats' ? repeats(asked.job, this.#space, signal) : changes(asked.job, this.#space, signal);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#line.idle();
    this.#reader[Symbol.dispose]();
  }
}

async function changes(job: ChangesJob, space: Space, signal?: AbortSignal): Promise<Changes> {
  // Of a thread that was lost on the way.
  for (const path of [job.found, job.stale, job.repeated]) await rm(path, { force: true });
  return changedRepeats(job, space, signal);
}

async function repeats({ files, values, shown, path }: RepeatsJob, space: Space, signal?: AbortSignal): Promise<RepeatsFound> {
  // Of a thread that was lost on the way.
  await rm(path, { force: true });
  const held = values && shown ? new RepeatedRecords() : null;
  let isHeld = held !== null;
  const columns = values ? repeatingValues : repeatingColumns;
  let writer: ParquetWriter | undefined;
  try {
    const add = async (group: PlainRows): Promise<void> => {
      isHeld &&= held?.add(group) ?? false;
      if (isHeld) return;
      writer ??= await ParquetWriter.create(path, columns);
      for (const { rows, values: own } of [...(held?.take() ?? []), group]) await writer.add(rows, own);
    };
    if (!(await writeRepeating(files, values, add, space, signal))) return null;
    if (!held || !shown || !isHeld) {
      writer ??= await ParquetWriter.create(path, columns);
      return { found: null };
    }
    const { hashes, ...found } = held.found(shown);
    writer = await ParquetWriter.create(path, hashColumn);
    await writer.add(hashes.length / 8, [hashes]);
    return { found: { ...found, hashes: hashes.length / 8 } };
  } finally {
    await writer?.finish();
  }
}
