import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generated } from './province.ts';

/** Hash of each file below a folder, by relative path. */
async function hashes(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.map(
      async (file): Promise<[string, string]> => [
        file.slice(folder.length),
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ],
    ),
  );
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

it('gives the same bytes for the same seed whatever the number of threads, and others for another seed', async () => {
  const [one, same, other] = [await generated(700, 3, 1), await generated(700, 3, 2), await generated(700, 4, 2)];
  try {
    const [first, second, third] = [await hashes(one.out), await hashes(same.out), await hashes(other.out)];
    expect(first.size).toBeGreaterThan(35);
    expect([...second]).toEqual([...first]);
    const shared = ['/truth/origins.json', '/sogoc.yaml'];
    for (const [file, hash] of first) if (/births|nhan_khau|errors|khai_bao/.test(file)) expect(third.get(file)).not.toBe(hash);
    for (const file of shared) expect(third.get(file)).toBe(first.get(file));
  } finally {
    await Promise.all([one, same, other].map((province) => province.remove()));
  }
}, 120_000);
