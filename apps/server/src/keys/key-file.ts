import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The text in a file that its owner alone can read; made where it is not there yet, by one of several that ask at once. */
export async function keyFile(path: string, make: () => string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(path, 'wx', 0o600);
    const text = make();
    await file.writeFile(text);
    await file.sync();
    await file.close();
    return text;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    return readFile(path, 'utf8');
  }
}
