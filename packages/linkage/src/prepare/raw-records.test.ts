import { openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { blockOn, nameComparison } from '../compare/ready-made.ts';
import type { LinkModel } from '../model/link-model.ts';
import { placeRules } from './place-rules.ts';
import { rawRecords } from './raw-records.ts';

const engine = await openDuckDb();
afterAll(() => engine.close());

const pieces = fc.constantFrom(' ', '\u00a0', '\t', '\r', '\n', 'a', 'đ', '0', '!', '\u0001');
const text = fc.option(fc.string({ unit: pieces, maxLength: 5 }));
const names = ['t1', 'texts', 'source'];

test('texts are clean whatever else their record holds', async () => {
  const model: LinkModel = {
    format: 'sogoc-link-model',
    version: 1,
    kind: 'dedupe',
    prior: null,
    duplication: null,
    threshold: 0.5,
    blocking: [blockOn('t1')],
    comparisons: names.map((name) => nameComparison(name)),
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 10, maxLength: 30 }), async (records) => {
      const columns = ['place', ...names].map((name) => ({ name, type: 'text' as const }));
      await using table = await engine.ingest('texts', columns, [records.map((texts, place) => [`${place}`, ...texts])]);
      const raw = rawRecords([{ name: 'a', relation: sql`${table.name}`, key: sql`place` }], model, placeRules(model), engine.dialect);
      const rows = await engine.all<{ texts: (string | null)[] }>(sql`select [x0, x1, x2] as texts from (${raw}) raw order by cast(key as integer)`);
      const clean = (one: string | null): string | null => one?.replace(/[\u00a0\t\r\n]/g, ' ').replace(/^ +| +$/g, '') || null;
      expect(rows.map(({ texts }) => texts)).toEqual(records.map((texts) => texts.map(clean)));
    }),
    { numRuns: 30 },
  );
});
