import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { Register } from '../../../http/context.ts';
import { keyFile } from '../../../keys/key-file.ts';
import { RegisterError } from '../../../register-error.ts';

type Home = Pick<Register, 'configuration'>;

/** Seals a secret for one account (JWE, AES-256-GCM) with the key in the register's folder, which no copy of the database holds. */
export async function seal(register: Home, accountId: string, secret: string): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify({ accountId, secret }));
  return new CompactEncrypt(payload).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(await keyOf(register));
}

/** @throws RegisterError `CONFIGURATION_INVALID` where it was sealed with another key, or for another account. */
export async function unseal(register: Home, accountId: string, sealed: string): Promise<string> {
  try {
    const { plaintext } = await compactDecrypt(sealed, await keyOf(register));
    const payload = JSON.parse(new TextDecoder().decode(plaintext)) as { accountId: string; secret: string };
    if (payload.accountId === accountId) return payload.secret;
  } catch {
    // Told below.
  }
  throw new RegisterError('CONFIGURATION_INVALID', 'The second factor of this account cannot be read with the register’s key.', {
    place: 'keys/second-factor.key',
    remedy: 'Bring back the key from a backup, or have an administrator remove the second factor.',
  });
}

async function keyOf({ configuration }: Home): Promise<Uint8Array> {
  const text = await keyFile(join(configuration.home, 'keys', 'second-factor.key'), () => randomBytes(32).toString('base64url'));
  return Buffer.from(text, 'base64url');
}
