import { writeFile } from 'node:fs/promises';
import { writeWhole } from '@sogoc/engine';

/** Writes a text beside its place and renames it when whole; its owner alone may read it. */
export function writeText(path: string, text: string): Promise<void> {
  return writeWhole(path, (beside) => writeFile(beside, text, { mode: 0o600 }));
}
