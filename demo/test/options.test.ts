import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateProvince } from '../src/index.ts';

it.each([
  { people: 10, seed: 1 },
  { people: 1000.5, seed: 1 },
  { people: 1000, seed: -1 },
  { people: 1000, seed: 1, year: 2024 },
])('refuses %o before it writes anything', async (options) => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-demo-'));
  try {
    await expect(generateProvince({ out: folder, ...options })).rejects.toMatchObject({ code: 'DEMO_BAD_OPTION' });
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('stops when asked to, and leaves no half province behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-demo-'));
  try {
    const abort = new AbortController();
    const stopped = generateProvince({
      out: folder,
      people: 3000,
      seed: 1,
      signal: abort.signal,
      onProgress: (stage) => stage === 'land' && abort.abort(),
    });
    await expect(stopped).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('replaces an older province as a whole, and says how far it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-demo-'));
  try {
    const shares: number[] = [];
    await generateProvince({ out: folder, people: 600, seed: 1, memoryLimit: 2 ** 30 });
    await generateProvince({
      out: folder,
      people: 500,
      seed: 2,
      year: 2027,
      memoryLimit: 2 ** 30,
      onProgress: (_stage, share) => shares.push(share),
    });
    expect((await readdir(folder)).sort()).toEqual(expect.arrayContaining(['databases', 'sogoc.yaml', 'sql', 'truth']));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 120_000);
