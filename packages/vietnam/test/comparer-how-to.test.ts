import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDuckDb, sql } from '@sogoc/engine';
import { type Comparer, openRegistry, proposeModel } from '@sogoc/linkage';
import { expect, test } from 'vitest';
import { levelsOf, type ValuePair } from './comparers.ts';

test('a comparer written as the page says grades its examples and is picked by its semantic type', async () => {
  const page = await readFile(new URL('../../../docs/how-to/add-a-comparer.md', import.meta.url), 'utf8');
  const [code = '', examples = ''] = [...page.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '');
  const folder = await mkdtemp(join(tmpdir(), 'how-to-'));
  await using engine = await openDuckDb({ threads: 2, memoryLimit: 2 ** 28 });
  try {
    const file = join(folder, 'vehicle-plate.ts');
    await writeFile(file, code.replaceAll("from './", `from '${new URL('../src/comparers/', import.meta.url).href}`));
    const module: { vehiclePlateComparer: Comparer } = await import(pathToFileURL(file).href);
    const comparer = module.vehiclePlateComparer;
    const rows = [...examples.matchAll(/\['([^']*)', '([^']*)', '([^']*)'\]/g)].map(([, a = '', b = '', level = '']) => ({
      pair: [a, b] as ValuePair,
      level,
    }));
    expect(
      await levelsOf(
        engine,
        comparer,
        rows.map(({ pair }) => pair),
      ),
    ).toEqual(rows.map(({ level }) => level));

    const plates = await engine.materialize('plates', sql`select i::varchar as id, '36A-' || (10000 + i % 400) as plate from range(800) t(i)`);
    const model = await proposeModel(engine, [{ name: 'cars', relation: sql`${plates.name}`, key: sql`id` }], {
      columns: ['plate'],
      semanticTypes: new Map([['plate', 'vn.vehicle-plate']]),
      registry: openRegistry({ comparers: [comparer] }),
    });
    expect(model.comparisons.map((comparison) => comparison.comparer)).toEqual(['vn.vehicle-plate']);
    expect(model.blocking).toContainEqual({ keys: [{ column: 'plate', steps: ['digits'] }] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
