import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

export interface Posted {
  status: number;
  body: string;
}

/**
 * Posts files as multipart/form-data, streamed from disk. By hand, since `fetch` of Node 24 leaves an error that nobody can catch when a server answers before
 * it has read everything, as one that refuses does.
 * @throws the system's error where there is no answer.
 */
export async function postFiles(endpoint: URL, headers: Record<string, string>, paths: readonly string[]): Promise<Posted> {
  const boundary = `sogoc-${randomUUID()}`;
  const head = (path: string): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${basename(path)}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const tail = `--${boundary}--\r\n`;
  const sizes = await Promise.all(paths.map(async (path) => Buffer.byteLength(head(path)) + (await stat(path)).size + 2));
  const length = sizes.reduce((sum, size) => sum + size, Buffer.byteLength(tail));
  const send = endpoint.protocol === 'https:' ? overHttps : overHttp;
  const request = send(endpoint, {
    method: 'POST',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': length },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => void request.on('response', resolve).on('error', reject));
  async function* content(): AsyncGenerator<Buffer | string> {
    for (const path of paths) {
      yield head(path);
      yield* createReadStream(path);
      yield '\r\n';
    }
    yield tail;
  }
  // A server that has answered need not hear the rest: its answer is what counts.
  pipeline(Readable.from(content()), request).catch(() => undefined);
  const response = await answered;
  return { status: response.statusCode ?? 0, body: await text(response) };
}
