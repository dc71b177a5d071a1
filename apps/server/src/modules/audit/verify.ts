import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Register } from '../../http/context.ts';
import { readCheckpoints } from './checkpoints.ts';
import type { AuditFault, AuditVerification } from './schema.ts';
import * as store from './store.ts';

type Fault = z.infer<typeof AuditFault>;

const beginning = createHash('sha256').update('So goc').digest();
const mostFaults = 1000;

/**
 * Reads the whole log and says which entry was changed, removed, moved or added, comparing each with the one before and with the signed checkpoints:
 * whoever writes the chain anew from some point on has no signature for it, and whoever cuts off its end does not reach the last one.
 */
export async function verifyAudit(register: Pick<Register, 'configuration' | 'database'>): Promise<z.infer<typeof AuditVerification>> {
  const checkpoints = await readCheckpoints(register);
  const signed = new Map(checkpoints.flatMap((point) => (point ? [[point.seq, point.hash] as const] : [])));
  const faults: Fault[] = checkpoints.filter((point) => point === null).map(() => ({ seq: 0, fault: 'signature' }));
  let entries = 0;
  let expected = 1;
  let previous: Uint8Array = beginning;
  for await (const link of store.links(register.database)) {
    entries += 1;
    for (; expected < link.seq && faults.length < mostFaults; expected += 1) faults.push({ seq: expected, fault: 'removed' });
    const fault = faultOf(link, previous, expected === link.seq) ?? (mismatch(signed.get(link.seq), link) ? 'changed' : null);
    if (fault && faults.length < mostFaults) faults.push({ seq: link.seq, fault });
    previous = link.hash;
    expected = link.seq + 1;
  }
  const head = await store.head(register.database);
  const reached = Math.max(head.seq, ...signed.keys());
  if (reached >= expected) faults.push({ seq: expected, fault: 'cut-off' });
  else if (expected - 1 > head.seq) faults.push({ seq: head.seq + 1, fault: 'added' });
  return { valid: faults.length === 0, entries, checkpoints: signed.size, faults };
}

function faultOf({ seq, body, previous, hash }: store.Link, before: Uint8Array, follows: boolean): Fault['fault'] | null {
  if (seq < 1) return 'added';
  if (!createHash('sha256').update(previous).update(body, 'utf8').digest().equals(hash)) return 'changed';
  if (numberIn(body) !== seq) return 'reordered';
  // After a gap the entry itself may be whole: the gap has been told.
  return follows && !Buffer.from(before).equals(previous) ? 'changed' : null;
}

function numberIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { seq?: unknown }).seq;
  } catch {
    return null;
  }
}

function mismatch(signed: string | undefined, { hash }: store.Link): boolean {
  return signed !== undefined && signed !== Buffer.from(hash).toString('hex');
}
