import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileOfGroups, joinGroups, NotReadable, readGroups } from '@sogoc/quality';
import { blocksIn } from '../output/blocks.ts';

/**
 * Of two files of findings those blocks that the other does not have, as files of `id`, `database`, `table`, `kind` and `rule`.
 * @param scratch where these are written.
 * @returns their paths; the files themselves where one of them is not in blocks.
 */
export async function differingBlocks(one: string, other: string, scratch: string): Promise<[string, string]> {
  try {
    const files = [one, other].map((path) => ({ path, file: readGroups(path) }));
    const [first, second] = files.map(({ file }) => namesOf(file));
    if (!first || !second) return [one, other];
    const paths = await Promise.all(
      files.map(async ({ path, file }, at) => {
        const alsoThere = at === 0 ? second : first;
        const own = blocksIn(file)?.filter(({ name }) => name === null || !alsoThere.has(name)) ?? [];
        const to = join(scratch, `differing-${at}.parquet`);
        await rm(to, { force: true });
        const stretches = own.map(({ from, groups }) => ({ path, file, from, groups }));
        await joinGroups(stretches, to, ['id', 'database', 'table', 'kind', 'rule'], () => ({}));
        return to;
      }),
    );
    return [paths[0] ?? one, paths[1] ?? other];
  } catch (error) {
    if (error instanceof NotReadable) return [one, other];
    throw error;
  }
}

function namesOf(file: FileOfGroups): Set<string | null> | null {
  const blocks = blocksIn(file);
  return blocks && new Set(blocks.map(({ name }) => name));
}
