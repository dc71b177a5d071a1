import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInKinds, type SourceKind } from '../src/index.ts';
import { fileTable, landOneFile } from '../src/land/land-file.ts';
import { landStaging } from '../src/land/land-staging.ts';
import { scratchFile } from '../src/land/scratch.ts';
import { StagingWriter } from '../src/land/staging-writer.ts';
import { openBench } from './landing.ts';

/** Records of `key: value` lines, a blank line between two records. */
export const notesKind: SourceKind = {
  kind: 'notes',
  accepts: ({ path, isDirectory }) => path !== undefined && !isDirectory && path.endsWith('.notes'),
  land: (spec, location, context) =>
    landOneFile(spec, location, context, async (path, table, file) => {
      await using scratch = scratchFile(file);
      const writer = new StagingWriter(scratch.path);
      for (const record of (await readFile(path, 'utf8')).trim().split('\n\n')) {
        const values = new Map(record.split('\n').map((line) => line.split(': ') as [string, string]));
        if (writer.add([values.get('code'), values.get('name')])) await writer.drain();
      }
      await writer.close();
      const columns = [
        { name: 'code', type: 'text' as const },
        { name: 'name', type: 'text' as const },
      ];
      const staged = { path: scratch.path, columns, longest: writer.longest, escaped: writer.escaped };
      const { rows } = await landStaging(staged, file, context);
      const landed = columns.map((column) => ({ ...column, sourceType: 'notes' }));
      return fileTable({ name: table, file, rows, columns: landed, reading: {}, problems: [] }, `${spec.name}.${table}`);
    }),
};

test('a kind made by the page lands alone and in a folder', async () => {
  await using bench = await openBench();
  await bench.write('communes.notes', 'code: 00004\nname: Ba Đình\n\ncode: 00070\n');
  const kinds = [notesKind, ...builtInKinds];
  for (const source of ['communes.notes', '.']) {
    const { tables } = await bench.land(source, { tables: ['communes.notes'] }, { kinds });
    expect(await bench.rows(tables[0])).toEqual([
      ['00004', 'Ba Đình'],
      ['00070', null],
    ]);
  }
});

test('the page holds the code that this test runs', async () => {
  const bare = (text: string): string => text.replaceAll(/[\s,]+/g, '');
  const page = await readFile(join(import.meta.dirname, '../../../docs/how-to/add-a-source-kind.md'), 'utf8');
  const here = bare(await readFile(import.meta.filename, 'utf8'));
  const code = /export const notesKind[\s\S]*?\n};/.exec(page)?.[0] ?? 'nothing';
  expect(here).toContain(bare(code));
});
