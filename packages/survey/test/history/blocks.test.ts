import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { type Discrepancy, readGroups } from '@sogoc/quality';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyResult } from '../../src/index.ts';
import { blocksIn } from '../../src/output/blocks.ts';
import { comparisonOf, SurveyedFolder } from './folder.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

const [files, rows] = [24, 1500];
/** Pupils that are too many, and codes that come again, in one file of the table; `from` is the first school without a level. */
interface Flaws {
  from: number;
  again?: number | undefined;
}

/** A table of several files, in each of which more than half of the records are wrong. */
class Schools {
  readonly folder: SurveyedFolder;

  private constructor(folder: SurveyedFolder) {
    this.folder = folder;
  }

  static async make(): Promise<Schools> {
    const folder = await SurveyedFolder.make();
    await mkdir(join(folder.folder, 'schools'));
    const properties =
      '[{ name: code, logicalType: string, unique: true }, { name: level, logicalType: string, required: true }, { name: pupils, logicalType: integer, logicalTypeOptions: { maximum: 999 } }]';
    const head = ['apiVersion: v3.1.0', 'kind: DataContract', 'id: schools', 'version: 1.0.0', 'status: active'];
    await folder.write('schools.yaml', [...head, `schema: [{ name: schools, properties: ${properties} }]`]);
    const schools = new Schools(folder);
    for (let file = 0; file < files; file += 1) await schools.write(file, { from: 750, again: file === 0 ? 5 : undefined });
    return schools;
  }

  async write(file: number, { from, again }: Flaws): Promise<void> {
    const code = again === undefined ? sql`'S' || n` : sql`'S' || case when n % ${rows} = 7 then ${again} else n end`;
    const level = sql`case when n % ${rows} < ${from} then ['primary', 'secondary', 'high'][n % 3 + 1] end`;
    const query = sql`select 'K' || n as key, ${code} as code, ${level} as level, case when n % 3 = 1 then 5000 + n else 200 + n % 300 end as pupils, date '2000-01-01' + n::int % 5000 as opened
      from range(${file * rows}, ${(file + 1) * rows}) as r(n)`;
    await engine.writeParquet(query, join(this.folder.folder, 'schools', `part-${file}.parquet`));
  }

  survey(out = this.folder.out): Promise<SurveyResult> {
    const database = {
      name: 'db',
      source: 'schools',
      baseDirectory: this.folder.folder,
      owner: null,
      contract: join(this.folder.folder, 'schools.yaml'),
    };
    return this.folder.survey([], { databases: [database], out, linkage: [] });
  }

  /** All findings, as the file has them. */
  findings(out = this.folder.out): Promise<Discrepancy[]> {
    return engine.all<Discrepancy>(sql`select * from read_parquet(${join(out, 'discrepancies.parquet')})`);
  }

  get parquet(): string {
    return join(this.folder.out, 'discrepancies.parquet');
  }

  /** The blocks of which the files of findings are. */
  blocks(): readonly { name: string | null; groups: number; size: number }[] {
    return blocksIn(readGroups(this.parquet)) ?? [];
  }
}

const undated = (findings: readonly Discrepancy[]): unknown[] => findings.map(({ detected_at: _at, ...finding }) => finding);

test('blocks of which nothing changed stay as they are, and all is what a first survey says', async () => {
  const schools = await Schools.make();
  await schools.survey();
  const [before, first] = [schools.blocks(), await schools.findings()];
  expect(before.length).toBeGreaterThan(2);
  const steps: (readonly [file: number, flaws: Flaws])[] = [
    [10, { from: 500 }],
    [10, { from: 500, again: 20_000 }],
    [20, { from: 1000, again: 1 }],
  ];
  for (const [step, [file, flaws]] of steps.entries()) {
    const known = new Map(schools.blocks().map((block) => [block.name, block]));
    const earlier = new Map((await schools.findings()).map(({ id, detected_at }) => [id, detected_at]));
    await schools.write(file, flaws);
    const again = await schools.survey();
    const kept = schools.blocks().filter(({ name }) => known.has(name));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(schools.blocks().length);
    const findings = await schools.findings();
    // What was there was found then, what is new was found now.
    for (const { id, detected_at } of findings)
      if (detected_at !== (earlier.get(id) ?? again.run.startedAt)) throw new Error(`${id} is said to be of ${detected_at}`);
    expect(new Set(findings.map(({ detected_at }) => detected_at)).size).toBe(step + 2);
    const lines = await engine.all<Discrepancy>(
      sql`select * from read_csv(${join(schools.folder.out, 'discrepancies.csv')}, header = true, all_varchar = true)`,
    );
    expect(lines).toEqual(findings);
    const { new: came, mended, staying } = comparisonOf(again).discrepancies.total;
    const there = new Set(findings.map(({ id }) => id));
    const stayed = findings.filter(({ id }) => earlier.has(id)).length;
    expect([came, mended, staying]).toEqual([findings.length - stayed, [...earlier.keys()].filter((id) => !there.has(id)).length, stayed]);
    schools.folder.sameDayAgain();
    const out = join(schools.folder.folder, `fresh-${step}`);
    const fresh = await schools.survey(out);
    expect(undated(findings)).toEqual(undated(await schools.findings(out)));
    expect([undated(again.discrepancies), again.discrepancyCounts]).toEqual([undated(fresh.discrepancies), fresh.discrepancyCounts]);
  }
  expect(first.length).toBe(files * (rows / 2 + rows / 3) + 1);
}, 240_000);

test('what was damaged since is written anew', async () => {
  const schools = await Schools.make();
  await schools.survey();
  const whole = await schools.findings();
  for (const name of ['discrepancies.parquet', 'discrepancies.csv']) {
    const path = join(schools.folder.out, name);
    const bytes = await readFile(path);
    const { size } = await stat(path);
    const at = Math.floor(size / 3);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const again = await schools.survey();
    expect(undated(await schools.findings())).toEqual(undated(whole));
    expect(new Set((await schools.findings()).map(({ detected_at }) => detected_at))).toEqual(new Set([again.run.startedAt]));
    const lines = await engine.all<Discrepancy>(
      sql`select * from read_csv(${join(schools.folder.out, 'discrepancies.csv')}, header = true, all_varchar = true)`,
    );
    expect(lines).toEqual(await schools.findings());
  }
}, 240_000);
