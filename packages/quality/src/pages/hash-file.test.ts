import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { Fingerprints } from '@sogoc/engine';
import { expect, test } from 'vitest';
import { PagePool } from './page-pool.ts';

test('a file has the same hash whoever hashes it: the thread that asks, or one that reads pages; and one that is not there is told', async () => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'hash-file-'));
  try {
    await using pool = new PagePool(2 ** 30);
    await using threads = new PagePool(2 ** 30);
    threads.expect(10_000_000);
    for (const length of [0, 1, 2 ** 20, 2 ** 20 + 1, 3_000_000]) {
      const path = joinPath(folder, String(length));
      await writeFile(path, Buffer.alloc(length, 'sổ gốc'));
      const own = await new Fingerprints([]).of(path);
      for (const one of [pool, threads]) {
        const prints = new Fingerprints([]);
        const begun = await prints.begin(path, (asked) => one.do('hash', asked));
        expect(await begun.hash).toBe(own);
      }
    }
    const nowhere = joinPath(folder, 'nowhere');
    await expect(threads.do('hash', nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(new Fingerprints([]).begin(nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
