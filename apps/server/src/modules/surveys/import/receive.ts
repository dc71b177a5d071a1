import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { RegisterError } from '../../../register-error.ts';

/** The files of a survey's folder that are sent. Landed records are not: they stay where they were read. */
const files = ['run.json', 'catalog.json', 'scorecard.json', 'origins.json', 'comparison.json', 'discrepancies.parquet'];

/** Streams what is sent to a folder, file by file. @throws RegisterError `RESULTS_INVALID`, `REQUEST_TOO_LARGE`. */
export async function receive(parts: AsyncIterable<MultipartFile>, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for await (const part of parts) {
    if (!files.includes(part.filename)) {
      throw new RegisterError('RESULTS_INVALID', 'A file was sent that is none of a survey’s results.', {
        place: 'file',
        remedy: `Send ${files.join(', ')}.`,
      });
    }
    await pipeline(part.file, createWriteStream(join(folder, part.filename), { mode: 0o600 }));
    if (part.file.truncated) {
      throw new RegisterError('REQUEST_TOO_LARGE', `${part.filename} is larger than allowed.`, {
        place: part.filename,
        remedy: 'Survey fewer databases at once.',
      });
    }
  }
}

/** An id that the same results get again: of the run's own account of itself, and for whom it was sent. */
export async function runIdFor(folder: string, agency: string): Promise<string> {
  const run = await readFile(join(folder, 'run.json')).catch(() => Buffer.alloc(0));
  const hex = createHash('sha256').update(agency).update('\n').update(run).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
