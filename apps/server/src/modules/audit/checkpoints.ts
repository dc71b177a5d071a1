import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Register } from '../../http/context.ts';
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
  await appendFile(file, `${signed}\n`, { mode: 0o600 });
  await store.insertCheckpoint(register.database, head.seq, signed);
}

/** Every checkpoint of the database and of the file; null for one whose signature does not hold. */
export async function readCheckpoints(register: Pick<Register, 'configuration' | 'database'>): Promise<(Checkpoint | null)[]> {
  const key = await auditKey(register);
  const kept = await readFile(fileOf(register), 'utf8').catch(() => '');
  const signed = new Set([...kept.split('\n').filter(Boolean), ...(await store.checkpoints(register.database))]);
  return Promise.all([...signed].map(async (text) => Payload.safeParse(await key.check(text)).data ?? null));
}
