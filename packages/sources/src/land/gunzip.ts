import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SourceError } from '../source-error.ts';
import type { LandContext } from '../source-kind.ts';
import { scratchFile } from './scratch.ts';

/**
 * A file as it is, or a `.gz` unpacked beside where its table lands until disposed of.
 * @throws SourceError `SOURCE_TOO_LARGE` beyond `limits.maxUnpacked`, `SOURCE_BROKEN` when it is not whole.
 */
export async function unpacked(path: string, file: string, place: string, context: LandContext): Promise<{ path: string } & AsyncDisposable> {
  if (!/\.gz$/i.test(path)) return { path, [Symbol.asyncDispose]: async () => {} };
  const scratch = scratchFile(file);
  try {
    await pipeline(createReadStream(path), createGunzip(), limit(context.limits.maxUnpacked, place), createWriteStream(scratch.path), {
      signal: context.signal,
    });
    return scratch;
  } catch (error) {
    await scratch[Symbol.asyncDispose]();
    if (error instanceof SourceError || context.signal?.aborted) throw error;
    throw new SourceError('SOURCE_BROKEN', 'The compressed file is damaged or cut off', { place, remedy: 'Copy it again from its origin' });
  }
}

function limit(most: number, place: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > most) done(tooLarge(most, place));
      else done(null, chunk);
    },
  });
}

/** The error of a container that unfolds beyond the limit. */
export function tooLarge(most: number, place: string): SourceError {
  return new SourceError('SOURCE_TOO_LARGE', `It unfolds to more than ${Math.floor(most / 2 ** 20)} MiB`, {
    place,
    remedy: 'Check that it is a genuine file; raise the limit if it is',
  });
}
