import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for all that the tests of a run write, gone when the run is. What is made once and shared by runs stays beside it, in the folder that `SOGOC_TESTS_KEPT` names.
 * @returns what ends it.
 */
export default async function temporaryFolder(): Promise<() => Promise<void>> {
  const outside = tmpdir();
  const folder = await mkdtemp(join(outside, 'sogoc-tests-'));
  // As the folder around it: a server that is started by the system's administrator runs as a user of its own, and writes here too.
  await chmod(folder, 0o1777);
  process.env.SOGOC_TESTS_KEPT ??= outside;
  process.env.TMPDIR = folder;
  return async () => {
    process.env.TMPDIR = outside;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
