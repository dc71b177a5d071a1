import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StagedRows } from '../../server/land-server.ts';
import type { ServerTable } from '../../server/server-table.ts';
import type { PostgresConnection } from './connect.ts';

/** Copies a table's rows to a file as the server writes them: COPY's text form, which is a staging form. */
export async function copyTable(
  connection: PostgresConnection,
  table: ServerTable,
  path: string,
  timeout: number,
  progress: (rows: number) => void,
): Promise<StagedRows> {
  const columns = table.columns.map((column) => column.expression).join(', ');
  const { to: copyTo } = await import('pg-copy-streams');
  const stream = connection.client.query(copyTo(`copy (select ${columns} from ${table.from}) to stdout`));
  const counted = new CopyWatch(progress);
  // The server ends a slow statement by itself; this is for one that stopped answering.
  const hung = setTimeout(() => stream.destroy(new Error('timeout')), timeout + 5_000);
  try {
    await pipeline(stream, counted, createWriteStream(path));
  } finally {
    clearTimeout(hung);
  }
  return { rows: counted.rows, longest: counted.longest, escaped: counted.escaped };
}

const [lineFeed, tab, backslash, letterN] = [0x0a, 0x09, 0x5c, 0x4e];

/** Counts lines as they pass, bounds the length of the longest and notes the columns with escapes other than that of null. */
class CopyWatch extends Transform {
  readonly #progress: (rows: number) => void;
  #told = 0;
  #column = 0;
  #length = 0;
  #afterBackslash = false;
  rows = 0;
  longest = 0;
  readonly escaped = new Set<number>();

  constructor(progress: (rows: number) => void) {
    super();
    this.#progress = progress;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: Error | null, data: Buffer) => void): void {
    this.#watch(chunk);
    if (Date.now() - this.#told > 300) {
      this.#told = Date.now();
      this.#progress(this.rows);
    }
    done(null, chunk);
  }

  #watch(chunk: Buffer): void {
    let start = -this.#length;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (this.#afterBackslash) {
        if (byte !== letterN) this.escaped.add(this.#column);
        this.#afterBackslash = false;
      } else if (byte === backslash) this.#afterBackslash = true;
      else if (byte === tab) this.#column += 1;
      else if (byte === lineFeed) {
        if (at - start > this.longest) this.longest = at - start;
        this.rows += 1;
        this.#column = 0;
        start = at + 1;
      }
    }
    this.#length = chunk.length - start;
  }
}
