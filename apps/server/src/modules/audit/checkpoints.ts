import { appendFile, mkdir, readFile, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Register } from '../../http/context.ts';
import { RegisterError } from '../../register-error.ts';
import { type SigningKey, signingKey } from './signing-key.ts';
import * as store from './store.ts';

/** Where the chain stood at a moment. */
export interface Checkpoint {
  seq: number;
  /** Of the entry, hexadecimal. */
  hash: string;
  at: string;
}

const Payload = z.object({ seq: z.int(), hash: z.string(), at: z.string() });

function auditKey({ configuration }: Pick<Register, 'configuration'>): Promise<SigningKey> {
  return signingKey(join(configuration.home, 'keys', 'audit.jwk'));
}

function fileOf({ configuration }: Pick<Register, 'configuration'>): string {
  return join(configuration.home, 'audit', 'checkpoints.jsonl');
}

/** Signs where the chain stands, in the database and in a file beside it; nothing where nothing was added since the last time. */
export async function signCheckpoint(register: Register): Promise<void> {
  const head = await store.head(register.database);
  const last = await store.lastCheckpoint(register.database);
  if (head.seq === 0 || head.seq === last) return;
  const key = await auditKey(register);
  const checkpoint: Checkpoint = { seq: head.seq, hash: Buffer.from(head.hash).toString('hex'), at: register.clock.now().toISOString() };
  const signed = await key.sign(checkpoint);
  const file = fileOf(register);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // What a killed process wrote half is no checkpoint, and must not run into this one.
  await cutTo(file, (await readLines(file)).map((line) => `${line}\n`).join(''));
  await appendFile(file, `${signed}\n`, { mode: 0o600 });
  await store.insertCheckpoint(register.database, head.seq, signed);
}

/**
 * The whole lines of the file; none where there is no file yet. What cannot be read is not taken for empty: a log would then be called whole whose end was cut off.
 * @throws RegisterError `AUDIT_CHECKPOINTS_UNREADABLE`.
 */
async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').slice(0, -1).filter(Boolean);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw new RegisterError('AUDIT_CHECKPOINTS_UNREADABLE', 'The file of signed checkpoints is there and cannot be read.', {
      place: file,
      remedy: 'Give the register the right to read it, or bring it back from a backup; until then the log cannot be called whole.',
      cause,
    });
  }
}

async function cutTo(file: string, whole: string): Promise<void> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > Buffer.byteLength(whole)) await truncate(file, Buffer.byteLength(whole));
}

/** Every checkpoint of the database and of the file; null for one whose signature does not hold. */
export async function readCheckpoints(register: Pick<Register, 'configuration' | 'database'>): Promise<(Checkpoint | null)[]> {
  const key = await auditKey(register);
  const signed = new Set([...(await readLines(fileOf(register))), ...(await store.checkpoints(register.database))]);
  return Promise.all([...signed].map(async (text) => Payload.safeParse(await key.check(text)).data ?? null));
}
