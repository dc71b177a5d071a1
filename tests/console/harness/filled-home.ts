import { cp } from 'node:fs/promises';
import { madeOnce } from '../../made-once.ts';

/** What a filled register follows from. */
const code = ['apps/server/src/**/*', 'apps/server/test/harness/*', 'demo/src/**/*', 'packages/*/src/**/*', 'tests/console/harness/*'];

/**
 * Puts a register that was filled into a home. It is filled once for one state of the code, and copied: surveys and lists take longer than most tests of a page.
 * @param fill puts it into a folder, and lets go of it.
 */
export async function filledHome(name: string, home: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const made = await madeOnce(`console-${name}`, code, fill);
  await cp(made, home, { recursive: true });
}
