import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { Configuration } from '../configuration.ts';
import { keyFile } from './key-file.ts';

type Home = Pick<Configuration, 'home'>;

/** Seals a secret of something (JWE, AES-256-GCM) with a key in the register's folder, which no copy of the database holds. */
export async function seal(home: Home, keyName: string, of: string, secret: string): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify({ of, secret }));
  return new CompactEncrypt(payload).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(await keyOf(home, keyName));
}

/** @returns null where it was sealed with another key, or for something else. */
export async function unseal(home: Home, keyName: string, of: string, sealed: string): Promise<string | null> {
  try {
    const { plaintext } = await compactDecrypt(sealed, await keyOf(home, keyName));
    const payload = JSON.parse(new TextDecoder().decode(plaintext)) as { of: string; secret: string };
    return payload.of === of ? payload.secret : null;
  } catch {
    return null;
  }
}

async function keyOf({ home }: Home, keyName: string): Promise<Uint8Array> {
  const text = await keyFile(join(home, 'keys', `${keyName}.key`), () => randomBytes(32).toString('base64url'));
  return Buffer.from(text, 'base64url');
}
