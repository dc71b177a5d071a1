import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './read-config.ts';

test('sogoc.yaml is read in UTF-8 and in UTF-16, with their marks', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-document-'));
  try {
    const text = 'databases:\r\n  - { name: hộ tịch, source: a.csv }\r\n';
    const written = {
      plain: Buffer.from(text),
      'utf-8': Buffer.from(`\ufeff${text}`),
      'utf-16le': Buffer.from(`\ufeff${text}`, 'utf16le'),
      'utf-16be': Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    };
    for (const [name, bytes] of Object.entries(written)) {
      const file = join(folder, `${name}.yaml`);
      await writeFile(file, bytes);
      expect((await readConfig(file)).databases).toMatchObject([{ name: 'hộ tịch', source: 'a.csv' }]);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
