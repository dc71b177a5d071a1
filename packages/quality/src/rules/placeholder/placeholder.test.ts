import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { readTable } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinyPack } from '../../../test/tiny.ts';
import { runRules } from '../../run-rules.ts';

let folder: string;
let engine: Engine;
let number = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'placeholder-'));
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const numbers = [
  '0',
  '-0',
  '-1',
  '1',
  '999',
  '9999',
  '0.5',
  '1e-300',
  '1e20',
  '9007199254740993',
  '123456789012345680',
  '-5e-324',
  'NaN',
  'Infinity',
  '-Infinity',
];
const words = [...numbers, 'nan', 'inf', '0.0', '0.00', '999.0', '100000000000000000000', '1E20', '-0.0', '', 'x', '5e-1', '.5'];

test('numbers that are stored as such are found among words as the texts that they are written as', async () => {
  const stored = fc.array(fc.constantFrom(...numbers, null), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      stored,
      fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (values, some, isWhole) => {
        number += 1;
        const file = join(folder, `${number}.parquet`);
        const own = isWhole ? values.map((value) => (value !== null && /^-?[0-9]{1,18}$/.test(value) ? value : null)) : values;
        const rows = sql`select unnest(range(${own.length})) as key, cast(unnest(${own.map((value) => value ?? 'missing')}) as varchar) as v`;
        await engine.writeParquet(
          sql`select 'k' || key as key, try_cast(v as ${isWhole ? sql`bigint` : sql`double`}) as v from (${rows}) as r`,
          file,
        );
        const columns = ['key', 'v'].map((name) => ({ name, sourceType: '', type: 'text' as const }));
        const profile = await readTable(engine, { database: 'db', table: 't', file, columns, primaryKey: ['key'], unique: [], references: [] });
        const column = profile.columns.find(({ name }) => name === 'v');
        const check = { kind: 'placeholder' as const, column: 'v', values: some };
        const rule = {
          id: 'r',
          database: 'db',
          table: 't',
          criterion: 'clean' as const,
          severity: 'low' as const,
          source: 'contract' as const,
          check,
        };
        const { discrepancies } = await runRules(engine, [profile], [rule], { pack: tinyPack, now: () => new Date() });
        await using _ = discrepancies;
        const found = await engine.all<{ observed: string }>(sql`select observed from ${discrepancies.name} order by record_key`);
        const text = isWhole ? sql`cast(v as varchar)` : engine.dialect.numberText(sql`v`);
        const lower = some.map((word) => word.toLowerCase());
        const expected = await engine.all<{ observed: string }>(
          sql`select ${text} as observed from read_parquet(${file}) as f where list_contains(${lower}, lower(${text})) order by key`,
        );
        expect(column?.storage).toBe(isWhole ? 'integer' : 'double');
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
