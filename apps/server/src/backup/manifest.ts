import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';

/** What a backup says of itself. */
export const Manifest = z.object({
  format: z.literal(1),
  kind: z.enum(['embedded', 'server']),
  madeAt: z.iso.datetime(),
  /** Where the audit log stood before the database was copied: what is restored reaches at least as far. */
  audit: z.object({ seq: z.int(), hash: z.string() }),
  files: z.array(z.object({ name: z.string().regex(/^(database|keys\/[\w.-]+|audit\/checkpoints\.jsonl)$/), sha256: z.string() })),
});

export type Manifest = z.infer<typeof Manifest>;

/** Of a file, hexadecimal. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
