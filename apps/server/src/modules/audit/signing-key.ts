import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeWhole } from '@sogoc/engine';
import { CompactSign, compactVerify, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

const algorithm = 'EdDSA';

/** Signs checkpoints and checks signatures. */
export interface SigningKey {
  sign(payload: object): Promise<string>;
  /** @returns the payload; null where the signature is not this key's. */
  check(signed: string): Promise<unknown>;
}

/** The Ed25519 key (RFC 8037) in a file that its owner alone can read; made where it is not there yet. */
export async function signingKey(path: string): Promise<SigningKey> {
  const jwk = (await readKey(path)) ?? (await makeKey(path));
  const key = await importJWK(jwk, algorithm);
  const { d: _secret, ...open } = jwk;
  const publicKey = await importJWK(open, algorithm);
  return {
    sign: (payload) => new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: algorithm }).sign(key),
    async check(signed) {
      try {
        const { payload } = await compactVerify(signed, publicKey, { algorithms: [algorithm] });
        return JSON.parse(new TextDecoder().decode(payload));
      } catch {
        return null;
      }
    },
  };
}

async function readKey(path: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function makeKey(path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeWhole(path, (beside) => writeFile(beside, JSON.stringify(jwk), { mode: 0o600 }));
  return jwk;
}
