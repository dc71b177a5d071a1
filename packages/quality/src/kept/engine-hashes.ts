import { rm } from 'node:fs/promises';
import { type Engine, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { hashColumn } from '../pages/changed-repeats.ts';
import { GrowingBytes } from '../pages/growing.ts';
import { hashColumns } from '../pages/page-hasher.ts';
import { ParquetWriter } from '../pages/parquet-writer.ts';
import type { HashWriter } from './hash-writer.ts';
import type { KeptRun } from './kept-run.ts';

const rowsAtOnce = 2 ** 20;

/** Writes hashes that the engine makes as those of pages are written: each row group is of one part. @param query rows of `part`, `row`, `hash`. */
export function engineHashes({ engine, states, options }: Pick<KeptRun, 'engine' | 'states' | 'options'>, query: Sql): HashWriter {
  return async (path) => {
    const made = states.beside('made');
    const writer = await ParquetWriter.create(path, hashColumns);
    const counts: number[] = [];
    const [rows, hashes] = [new GrowingBytes(), new GrowingBytes()];
    let own = 0;
    const flush = async (): Promise<void> => {
      const count = rows.length / 4;
      await writer.add(count, [own, rows.bytes, hashes.bytes]);
      while (counts.length <= own) counts.push(0);
      counts[own] = (counts[own] ?? 0) + count;
      for (const column of [rows, hashes]) column.clear();
    };
    try {
      // By all processors; what streams is made by one.
      await engine.run(sql`copy (${query}) to ${made} (format parquet, compression uncompressed)`, options);
      const all = sql`select cast(part as integer) as part, cast(row as integer) as row, hash from read_parquet(${made}) as m`;
      for await (const [part = [], row = [], hash = []] of engine.streamNumbers(all, options))
        for (let at = 0; at < part.length; at += 1) {
          const place = Number(part[at]);
          if (place !== own || rows.length >= 4 * rowsAtOnce) {
            await flush();
            own = place;
          }
          rows.integer(Number(row[at]));
          hashes.integer(Number(hash[2 * at]));
          hashes.integer(Number(hash[2 * at + 1]));
        }
      await flush();
    } finally {
      await writer.finish();
      await rm(made, { force: true });
    }
    return counts;
  };
}

/** The same of hashes alone. @param query rows of `hash`. @returns how many they are. */
export async function writeHashes(engine: Engine, query: Sql, path: string, options: RunOptions): Promise<number> {
  const writer = await ParquetWriter.create(path, hashColumn);
  try {
    for await (const [hash = []] of engine.streamNumbers(query, options)) {
      const words = Int32Array.from(hash as Int32Array);
      await writer.add(words.length / 2, [new Uint8Array(words.buffer)]);
    }
  } finally {
    await writer.finish();
  }
  return writer.rows;
}
