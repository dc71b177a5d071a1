import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import type { ServerTable } from '../../server/server-table.ts';
import type { PostgresConnection } from './connect.ts';

/** Copies a table's rows to a file as the server writes them: COPY's text form, which is a staging form. */
export async function copyTable(
  connection: PostgresConnection,
  table: ServerTable,
  path: string,
  timeout: number,
  progress: (rows: number) => void,
): Promise<{ rows: number; longest: number }> {
  const columns = table.columns.map((column) => column.expression).join(', ');
  const stream = connection.client.query(copyTo(`copy (select ${columns} from ${table.from}) to stdout`));
  const counted = new LineCounter(progress);
  // The server ends a slow statement by itself; this is for one that stopped answering.
  const hung = setTimeout(() => stream.destroy(new Error('timeout')), timeout + 5_000);
  try {
    await pipeline(stream, counted, createWriteStream(path));
  } finally {
    clearTimeout(hung);
  }
  return { rows: counted.rows, longest: counted.longest };
}

/** Counts lines as they pass, and bounds the length of the longest. */
class LineCounter extends Transform {
  readonly #progress: (rows: number) => void;
  #told = 0;
  #run = 0;
  rows = 0;
  longest = 0;

  constructor(progress: (rows: number) => void) {
    super();
    this.#progress = progress;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: Error | null, data: Buffer) => void): void {
    let at = chunk.indexOf(0x0a);
    this.longest = Math.max(this.longest, this.#run + (at < 0 ? chunk.length : at), chunk.length);
    if (at < 0) this.#run += chunk.length;
    else this.#run = chunk.length - chunk.lastIndexOf(0x0a);
    for (; at >= 0; at = chunk.indexOf(0x0a, at + 1)) this.rows += 1;
    if (Date.now() - this.#told > 300) {
      this.#told = Date.now();
      this.#progress(this.rows);
    }
    done(null, chunk);
  }
}
