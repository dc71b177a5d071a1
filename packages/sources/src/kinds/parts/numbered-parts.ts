import { join } from 'node:path';
import type { LandContext } from '../../source-kind.ts';
import type { Described } from '../parquet/copy-whole.ts';
import type { PartFile } from './list-parts.ts';
import { commonColumns, describePart, difference } from './part-schema.ts';

/** A table that somebody wrote in pieces. */
export interface NumberedParts {
  /** What its files share of their names; empty where that is nothing. */
  name: string;
  parts: PartFile[];
}

const numbered = /^(.*?)[-_. ]?(\d+)\.(?:parquet|pq)$/i;
/** Two lists beside each other are as likely two tables. */
const fewest = 3;

/**
 * The tables of a folder that lie there in pieces: Parquet files, three at least, that are called alike but for a number that counts them, and that have the same columns: some may
 * be gone. `land_2024`, `land_2025`, `land_2026` are three tables: states of one, as likely as not.
 * @param names of the folder's files.
 */
export async function numberedParts(folder: string, names: readonly string[], context: LandContext): Promise<NumberedParts[]> {
  const found: NumberedParts[] = [];
  const named = names.flatMap((file) => {
    const [, name = '', number = ''] = numbered.exec(file) ?? [];
    return number ? [{ file, name, number: Number(number) }] : [];
  });
  for (const [name, files] of Map.groupBy(named, (one) => one.name)) {
    files.sort((a, b) => a.number - b.number);
    const last = files.at(-1)?.number ?? 0;
    const isCount = last <= 2 * files.length && new Set(files.map(({ number }) => number)).size === files.length;
    if (files.length < fewest || !isCount) continue;
    const parts = files.map(({ file }) => ({ name: file, path: join(folder, file) }));
    if (await areAlike(parts, context)) found.push({ name, parts });
  }
  return found;
}

/** Are all that can be read parts of one table, none of which would be left out? */
async function areAlike(parts: readonly PartFile[], context: LandContext): Promise<boolean> {
  const read: (readonly Described[])[] = [];
  for (const { path } of parts) {
    // What is broken is told when the table lands.
    const columns = await describePart(path, context).catch(() => null);
    context.signal?.throwIfAborted();
    if (columns) read.push(columns);
  }
  const table = commonColumns(read);
  return read.length > 0 && read.every((columns) => difference(columns, table) === null);
}
