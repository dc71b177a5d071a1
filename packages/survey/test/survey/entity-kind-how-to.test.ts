import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDuckDb, sql } from '@sogoc/engine';
import type { EntityKind } from '@sogoc/linkage';
import { vietnam } from '@sogoc/vietnam';
import { expect, test } from 'vitest';
import { buildCrosswalk } from '../../src/index.ts';
import { readTables } from '../../src/link/read-tables.ts';
import { freshFolder } from './outcome.ts';

test('a kind written as the page says is found in tables and linked', async () => {
  const page = await readFile(new URL('../../../../docs/how-to/add-an-entity-kind.md', import.meta.url), 'utf8');
  const [code = ''] = [...page.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '');
  const folder = await freshFolder();
  const linkage = new URL('../../../linkage/src/index.ts', import.meta.url).href;
  const entities = new URL('../../../vietnam/src/entities/', import.meta.url).href;
  await writeFile(join(folder, 'vehicle.ts'), code.replaceAll("from './", `from '${entities}`).replaceAll("'@sogoc/linkage'", `'${linkage}'`));
  const { vehicle }: { vehicle: EntityKind } = await import(pathToFileURL(join(folder, 'vehicle.ts')).href);

  const plate = (n: number, dash: string): string => `36A${dash}${String(10_000 + n * 37)}`;
  const frame = (n: number): string => `RL${String((n * 7919) % 1_000_003).padStart(8, '0')}X`;
  const cars = Array.from({ length: 300 }, (_, n) => n);
  await writeFile(
    join(folder, 'register.csv'),
    ['ma,bien_so,so_khung,mau_son', ...cars.map((n) => `R${n},${plate(n, '-')},${frame(n)},trắng`)].join('\n'),
  );
  const tested = cars.filter((n) => n % 3 === 0).map((n) => `K${n},${n % 30 === 0 ? '' : plate(n, ' ')},${frame(n)},trắng`);
  await writeFile(join(folder, 'inspection.csv'), ['phieu,bien_so,so_khung,mau_son', ...tested].join('\n'));
  await writeFile(join(folder, 'fines.csv'), ['quyet_dinh,bien_so', ...cars.map((n) => `F${n},${plate(n, '-')}`)].join('\n'));

  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const tables = [];
  for (const name of ['register', 'inspection', 'fines']) {
    const request = { name, source: `${name}.csv`, baseDirectory: folder, owner: null, contract: null };
    tables.push(...(await readTables(request, { engine, lake: join(folder, name), environment: {} })).map(({ profile }) => profile));
  }
  const failures: unknown[] = [];
  await using crosswalk = await buildCrosswalk(engine, tables, {
    kinds: [vehicle],
    pack: vietnam,
    previous: null,
    onFailure: (_kind, _about, error) => failures.push(error),
  });
  expect(failures).toEqual([]);
  const met = await engine.all<{ met: number }>(
    sql`select count(*) as met from ${crosswalk.rows.name} as a join ${crosswalk.rows.name} as b on b.entity_id = a.entity_id
        where a."database" = 'register' and b."database" = 'inspection' and substr(a.record_key, 2) = substr(b.record_key, 2)`,
  );
  expect(met).toEqual([{ met: 100 }]);
  expect(await engine.all(sql`select distinct "database" as name from ${crosswalk.rows.name} order by name`)).toEqual([
    { name: 'inspection' },
    { name: 'register' },
  ]);
});
