import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LandContext } from '../../source-kind.ts';
import { planCsv } from './csv-plan.ts';
import { landFast } from './land-fast.ts';
import { landSlowly } from './land-slowly.ts';

let folder: string;
let engine: Engine;
let context: LandContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-readers-'));
  engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 2 });
  const limits = { statementTimeout: 1, connectTimeout: 1, maxUnpacked: 1, maxColumns: 100 };
  context = { engine, lake: folder, snapshot: 's', environment: {}, limits };
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** What each reader makes of a text: its records, and how many rows were delimiters alone. Null where the engine's refuses. */
async function read(text: string): Promise<{ fast: unknown; slow: unknown }> {
  const [source, file] = [join(folder, 'a.csv'), join(folder, 'a.parquet')];
  await writeFile(source, text);
  const plan = await planCsv(source, 'db.a');
  const records = async (): Promise<unknown> =>
    (await engine.all(sql`select * from ${engine.dialect.readParquet([file])}`)).map((row) => Object.entries(row));
  const fast = await landFast(source, plan, file, context, () => {});
  const byEngine = fast && { ...fast, records: await records() };
  const { rows, blank, problems } = await landSlowly(source, plan, file, context, () => {});
  expect(problems.problems('')).toEqual([]);
  return { fast: byEngine, slow: { rows, blank, records: await records() } };
}

const some = fc.constantFrom('An', 'Bình, xã A', 'hai\ndòng', '12', 'ngoặc "kép"', 'x ');
const maybe = fc.oneof(fc.constant(''), some);
const row = fc.oneof({ weight: 3, arbitrary: fc.tuple(some, some, some, maybe) }, { weight: 1, arbitrary: fc.constant(['', '', '', '']) });
const titles = fc.array(fc.constantFrom('UBND XÃ BÌNH MINH', '"DANH SÁCH, NĂM 2025",,,', 'Đơn vị: trường tiểu học,,,', '', ',,,'), { maxLength: 4 });

test('both readers find the same records, below titles or not, and the same rows of delimiters alone', async () => {
  const full = ['H1', 'Lê Văn Cư', 'Xã Tân Phú', '3'];
  let below = 0;
  await fc.assert(
    fc.asyncProperty(titles, fc.array(row, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), async (above, rows, end) => {
      const write = (fields: readonly string[]): string =>
        fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
      const lines = [...above, 'Mã,Họ tên,Xã,Số', write(full), write(full), ...rows.map(write), write(full)];
      const { fast, slow } = await read(`${lines.join(end)}${end}`);
      expect(fast).toEqual(slow);
      if (above.some((line) => /\p{L}/u.test(line))) below += 1;
    }),
    { numRuns: 150 },
  );
  expect(below).toBeGreaterThan(50);
});

test('a title in several lines is left to the reader of records, since it cannot be passed over as lines', async () => {
  const { fast, slow } = await read('"DANH SÁCH\nHỌC SINH",,\nMã,Tên,Xã\n1,An,A\n2,Bê,B\n');
  expect([fast, slow]).toMatchObject([null, { rows: 2, blank: 0 }]);
});

test('columns that all lack values are no rows of delimiters alone', async () => {
  const { fast } = await read('a,b,c\n1,,\n,2,\n,,3\n');
  expect(fast).toMatchObject({ rows: 3, blank: 0 });
});
