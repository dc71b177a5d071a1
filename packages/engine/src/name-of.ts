import { createHash } from 'node:crypto';

/** A short name for facts: equal for equal facts, and for no others. */
export function nameOf(...facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 24);
}
