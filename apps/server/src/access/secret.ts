import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, with a prefix that says what it opens. */
export function newSecret(prefix: 'sgs_' | 'sgk_' | 'sgi_' | 'sgo_'): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What the database keeps of a secret. A fast hash is enough: nobody guesses 256 bits. */
export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'utf8').digest();
}
