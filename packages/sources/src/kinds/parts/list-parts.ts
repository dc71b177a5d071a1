import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A Parquet file of a table; `name` is its path within the table's folder. */
export interface PartFile {
  name: string;
  path: string;
}

const isParquet = (name: string): boolean => /\.(?:parquet|pq)$/i.test(name);
/** What writers leave beside parts: checksums, marks of success, common footers. */
const isMark = (name: string): boolean => /^[._]/.test(name);
/** A folder that carries a value, `year=2024`. */
const isValueFolder = (name: string): boolean => /^[^=]+=/.test(name);
/** As writers of many files call them: `part-00000-….parquet`, `data_0.parquet`. */
const isPartName = (name: string): boolean => isParquet(name) && /^(?:part|data)[-_.]?\d/i.test(name);

/** The Parquet files of a table's folder and of the folders in it that carry values, by name; `others`: what belongs to no table. */
export async function listParts(folder: string): Promise<{ parts: PartFile[]; others: string[] }> {
  const [parts, others]: [PartFile[], string[]] = [[], []];
  const look = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isMark(entry.name)) continue;
      if (entry.isDirectory() && isValueFolder(entry.name)) await look(name);
      else if (!entry.isDirectory() && isParquet(entry.name)) parts.push({ name, path: join(folder, name) });
      else others.push(entry.isDirectory() ? `${name}/` : name);
    }
  };
  await look('');
  return { parts: parts.sort((a, b) => (a.name < b.name ? -1 : 1)), others: others.sort() };
}

/** Is all of a folder one table: files that are called as writers call the parts of one, and folders that carry values? */
export async function isOneTable(folder: string): Promise<boolean> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isMark(name));
  return entries.length > 0 && entries.every((entry) => (entry.isDirectory() ? isValueFolder(entry.name) : isPartName(entry.name)));
}
