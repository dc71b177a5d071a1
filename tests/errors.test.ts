import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Codes as the types of errors list them: `| 'SOURCE_NOT_FOUND'` or `'CODE' | 'CODE'`. */
async function codes(): Promise<string[]> {
  const files = globSync('{packages,apps}/*/src/**/*{error,problem,scorecard}*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')));
  const listed = texts.flatMap((text) => [...text.matchAll(/(?:\||=)\s*'([A-Z]+(?:_[A-Z]+)+)'/g)].map((match) => match[1] ?? ''));
  return [...new Set(listed)].sort();
}

test('every error code is in the reference, which says what to do', async () => {
  const page = await readFile(join(root, 'docs/reference/errors.md'), 'utf8');
  const known = await codes();
  expect(known.length).toBeGreaterThan(40);
  expect(known.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
