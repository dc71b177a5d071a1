import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes beside the place and renames when whole, so that a reader or a killed run never sees half a file. Only the owner may read it. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const beside = `${path}.${process.pid}.partial`;
  try {
    await writeFile(beside, content, { mode: 0o600 });
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
