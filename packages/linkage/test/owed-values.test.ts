import type { Engine } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LinkIndex, type LinkTable } from '../src/index.ts';
import { openTestEngine, tableOf } from './engine.ts';
import { columns, inArrays, keyed, partition } from './index-models.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

test('values that came since an index was opened are told to the engine when it has to compare them', async () => {
  // Longer texts than are compared in arrays.
  const alike = (last: string): (string | null)[] => [`${'nguyen thi hong '.repeat(4)}${last}`, null, null, '090'];
  const other: (string | null)[] = [`${'tran van '.repeat(7)}x`, null, null, '090'];
  const rows = keyed([alike('x'), alike('y'), other, alike('z'), ['nguyen', null, null, '091']], 'a');
  const table = (some: readonly (readonly (string | null)[])[]): Promise<LinkTable> => tableOf(engine, 't', columns, some);
  await using index = await LinkIndex.open(engine, [await table(rows.slice(4))], inArrays);
  for (const one of rows.slice(0, 4)) await index.update({ tables: [await table([one])] });
  await using full = await LinkIndex.open(engine, [await table(rows)], inArrays, { frequencyBook: index.frequencyBook });
  expect(await partition(engine, index)).toEqual(['t:a0 t:a1 t:a3', 't:a2', 't:a4']);
  expect(await partition(engine, index)).toEqual(await partition(engine, full));
  const found = await index.lookUp({ name: alike('w')[0] ?? null, phones: '090' });
  expect(found.map(({ key }) => key).sort()).toEqual(['a0', 'a1', 'a3']);
});
