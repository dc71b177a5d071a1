import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeContract } from '@sogoc/contract';
import type { DatabaseSpec } from '../derive/spec.ts';
import { contractOf } from './contract-of.ts';

/** Writes one contract a database: `<folder>/<name>.yaml`. */
export async function writeContracts(folder: string, specs: readonly DatabaseSpec[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const spec of specs) await writeFile(join(folder, `${spec.name}.yaml`), writeContract(contractOf(spec, specs)));
}
