import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A temporary file beside a table's snapshot; gone when disposed of. It is named as the engine names its own, after the process, so that
 * `removeStalePartials` finds those of killed processes.
 */
export function scratchFile(tableFile: string): { path: string } & AsyncDisposable {
  const path = join(dirname(tableFile), `scratch.${process.pid}-${randomUUID()}.partial`);
  return { path, [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}
