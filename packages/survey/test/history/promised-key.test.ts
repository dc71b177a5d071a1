import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, survey } from '../survey/outcome.ts';

const contract = `apiVersion: v3.1.0
kind: DataContract
id: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - { name: xa, primaryKey: true, primaryKeyPosition: 2 }
      - { name: ho, primaryKey: true, primaryKeyPosition: 1 }
      - { name: ten, required: true }
`;
const people = (more: string): string => `ho,xa,ten,tuoi\n1,01,An,31\n1,02,,27\n2,01,Chi,45\n2,02,Dũng,52\n${more}`;

test('records go by the key that a contract promises from when it is there, and by their rows where the data breaks it', async () => {
  const folder = await freshFolder();
  const out = join(folder, 'out');
  const run = async (text: string, promised: boolean) => {
    await writeFile(join(folder, 'people.csv'), text);
    await writeFile(join(folder, 'people.yaml'), contract);
    const request = {
      name: 'people',
      source: 'people.csv',
      baseDirectory: folder,
      owner: null,
      contract: promised ? join(folder, 'people.yaml') : null,
    };
    const { result } = await survey({ databases: [request], out });
    const named = result.discrepancies.flatMap((found) => (found.column === 'ten' ? [found.record_key] : []));
    const { new: came, mended } = result.comparison?.discrepancies.total ?? { new: 0, mended: 0 };
    return { key: result.catalog.databases[0]?.tables[0]?.recordKey, named, changed: came + mended };
  };
  expect(await run(people(''), false)).toMatchObject({ key: { columns: [], kind: 'row' } });
  const first = await run(people(''), true);
  expect([first.key, first.named, first.changed]).toEqual([{ columns: ['ho', 'xa'], kind: 'declared' }, ['1|02'], 0]);
  const again = await run(people(''), true);
  expect([again.key, again.named, again.changed]).toEqual([first.key, first.named, 0]);
  const broken = await run(people('1,01,Giang,19\n'), true);
  expect([broken.key, broken.named, broken.changed]).toEqual([{ columns: [], kind: 'row' }, ['#2'], 0]);
});
