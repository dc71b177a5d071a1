import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeStalePartials } from '@sogoc/engine';

const plain = /^[a-z0-9_]+(?:[-.][a-z0-9_]+)*$/;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/;

/**
 * A folder name for any name, the same every time. Plain lower-case names stay as they are; others become a readable stem, `~` and 64 bits of a
 * hash, so that two names never share a folder, on case-insensitive disks either.
 */
export function safeName(name: string): string {
  if (name.length <= 80 && plain.test(name) && !reserved.test(name)) return name;
  const stem = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
  return `${stem}~${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}

/** The folder of a table's snapshots. */
export function tableFolder(lake: string, database: string, table: string): string {
  return join(lake, safeName(database), safeName(table));
}

/** Where a table's snapshot belongs: `<lake>/<database>/<table>/<snapshot>.parquet`; its folder is made, and rid of what killed runs left. */
export async function tableFile(lake: string, database: string, table: string, snapshot: string): Promise<string> {
  const folder = tableFolder(lake, database, table);
  await mkdir(folder, { recursive: true });
  await removeStalePartials(folder);
  return join(folder, `${safeName(snapshot)}.parquet`);
}
