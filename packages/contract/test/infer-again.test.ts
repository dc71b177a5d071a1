import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { profileTable, type TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inferAllRules, KeptAnswers, type Rule } from '../src/index.ts';
import { tinyPack } from './tiny.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 512 * 2 ** 20, threads: 2 });
  folder = await mkdtemp(join(tmpdir(), 'contract-again-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

/** A table of files, each made of a number, so that a file is called by its content. */
async function table(name: string, numbers: readonly number[], names = ['id', 'code', 'place', 'name']): Promise<TableProfile> {
  const parts = [];
  for (const number of numbers) {
    const file = join(folder, `part-${number}.parquet`);
    const code = sql`lpad((i * ${1 + (number % 3)} % 950)::varchar, 3, '0')`;
    const place = sql`case when i = 3 then 'tỉnh lào cai' else 'Tỉnh ' || chr((65 + i % ${15 + (number % 5)})::int) || 'a' end`;
    const text = sql`case when i % ${3 + 17 * (number % 4)} = 0 then 'ANN LEE ' || chr((65 + i % 26)::int) else 'Ann Lee ' || i end`;
    const rows = 200 + 10 * number;
    await engine.writeParquet(
      sql`select ${number} * 1000 + i as id, ${code} as code, ${place} as place, ${text} as name, (i % 40 + 1) * 1000 + i % 40 as parent_id from range(${rows}) as r(i)`,
      file,
    );
    parts.push({ name: `p${number}`, file, rows });
  }
  const columns = names.map((column) => ({ name: column, sourceType: 'text', type: 'text' as const }));
  const about = { database: 'db', table: name, file: folder, parts, primaryKey: ['id'], unique: [], references: [] };
  return profileTable(engine, { ...about, columns }, { pack: tinyPack });
}

const keep = (): { file: string; release: string } => ({ file: join(folder, 'answers', 'proposals.json'), release: '1' });

async function again(tables: readonly TableProfile[], options = keep()): Promise<Rule[]> {
  const answers = await KeptAnswers.open(options);
  const rules = await inferAllRules(engine, tables, { pack: tinyPack, answers });
  await answers.write();
  return rules;
}

test('what was counted of parts, and of tables that are as they were, gives the rules of a run from nothing', async () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(numbers, { minLength: 2, maxLength: 3 }), async (states) => {
      for (const state of states) {
        const tables = [await table('people', state, ['id', 'code', 'place', 'name', 'parent_id']), await table('places', [1, 2])];
        const fresh = await inferAllRules(engine, tables, { pack: tinyPack });
        expect(await again(tables)).toEqual(fresh);
      }
    }),
    { numRuns: 3 },
  );
});

test('parts and tables that are as they were are not read; what is damaged, or of another release, is asked anew', async () => {
  const tables = [await table('people', [1, 2, 3])];
  const rules = await again(tables);
  const kinds = rules.map(({ check }) => check.kind);
  for (const kind of ['current', 'code-list', 'spelling']) expect(kinds).toContain(kind);
  const changed = await table('people', [1, 2, 4]);
  for (const number of [1, 2]) await writeFile(join(folder, `part-${number}.parquet`), 'no table');
  expect(await again(tables)).toEqual(rules);
  expect((await again([changed])).some(({ check }) => check.kind === 'code-list')).toBe(true);

  const fresh = await inferAllRules(engine, [await table('people', [1, 2])], { pack: tinyPack });
  const { file } = keep();
  for (const text of ['{"format":1,"release":"1","answers":{"x":[["a","b"]]}}', (await readFile(file, 'utf8')).slice(0, 90), '']) {
    await writeFile(file, text);
    expect(await again([await table('people', [1, 2])])).toEqual(fresh);
  }
  await writeFile(file, JSON.stringify({ format: 1, release: '0', answers: {} }));
  expect(await again([await table('people', [1, 2])])).toEqual(fresh);
});
