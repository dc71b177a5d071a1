import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Encoding, singleByteDecoders } from './encoding.ts';

/** A file's text, piece by piece, in bounded memory. Bytes that mean nothing in the encoding become U+FFFD; a byte order mark is dropped. */
export async function* readText(path: string, encoding: Encoding, signal?: AbortSignal): AsyncGenerator<string> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 20, signal });
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
    return;
  }
  const toText = singleByteDecoders[encoding];
  let held: Buffer[] = [];
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    // A letter may be two bytes, and marks join the letter before them: only after a line feed is a cut safe.
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end === 0) held.push(chunk);
    else {
      yield toText(Buffer.concat([...held, chunk.subarray(0, end)]));
      held = [chunk.subarray(end)];
    }
  }
  yield toText(Buffer.concat(held));
}

/** Writes a file's text anew in UTF-8. */
export async function transcode(from: string, encoding: Encoding, to: string, signal?: AbortSignal): Promise<void> {
  await pipeline(readText(from, encoding, signal), createWriteStream(to), { signal });
}
