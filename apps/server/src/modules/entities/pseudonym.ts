import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '@sogoc/engine';

/** Names a subject in the audit log, so that entries about the same one can be brought together by who holds the key and nobody else. */
export type Pseudonym = (subject: string) => string;

/** HMAC-SHA-256 (RFC 2104) by a key from `SOGOC_PSEUDONYM_KEY`, or from a file of the register's home that is made where it is not there. */
export async function pseudonymOf(home: string, environment: Readonly<Record<string, string | undefined>>): Promise<Pseudonym> {
  const key = environment.SOGOC_PSEUDONYM_KEY || (await keyIn(join(home, 'keys')));
  return (subject) => createHmac('sha256', key).update(subject, 'utf8').digest('base64url').slice(0, 32);
}

async function keyIn(folder: string): Promise<string> {
  const path = join(folder, 'pseudonym.key');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(32).toString('base64url');
  await writeWhole(path, (beside) => writeFile(beside, key, { mode: 0o600 }));
  return readFile(path, 'utf8');
}
