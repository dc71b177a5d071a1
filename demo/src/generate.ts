import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { writeContracts } from './contracts/index.ts';
import { databaseMakers } from './databases/index.ts';
import { making } from './databases/making.ts';
import { plant, planted } from './derive/plant.ts';
import type { DatabaseSpec } from './derive/spec.ts';
import { checkOptions, type ProvinceOptions } from './options.ts';
import { writeProgramme } from './programme/index.ts';
import { Dice } from './random.ts';
import { originsOf } from './truth/origins.ts';
import { openTruth, recordTruth, writeTruth } from './truth/record.ts';
import { copyPlan } from './variant/plan.ts';
import { publicName, publish } from './variant/publish.ts';
import { buildWorld, inhabited } from './world/index.ts';
import { writeDump } from './write/sql-dump.ts';
import { writeTable } from './write/table.ts';

/** What was written. */
export interface ProvinceSummary {
  out: string;
  databases: { name: string; tables: { name: string; rows: number }[] }[];
  rows: number;
  errors: number;
  milliseconds: number;
  peakMemoryBytes: number;
}

/**
 * Writes the demonstration province: `databases/<name>/`, `sql/`, `truth/`, `contracts/`, `programme/` and `sogoc.yaml` below `options.out`. Same
 * options, same bytes.
 * @throws DemoError `DEMO_BAD_OPTION`; EngineError when the engine cannot go on (cancelled, memory, disk).
 */
export async function generateProvince(options: ProvinceOptions): Promise<ProvinceSummary> {
  const { year, variant } = checkOptions(options);
  const { out, people, signal, onProgress } = options;
  const started = performance.now();
  const dice = new Dice(options.seed);
  const today = `${year}-10-01`;
  await mkdir(out, { recursive: true });
  const beside = await mkdtemp(join(out, '.making-'));
  const [made, spill] = [join(beside, 'made'), join(beside, 'spill')];
  for (const folder of ['databases', 'truth', 'sql']) await mkdir(join(made, folder), { recursive: true });
  const engine = await openDuckDb({ memoryLimit: options.memoryLimit ?? 2 * 2 ** 30, threads: options.threads, temporaryDirectory: spill });
  try {
    onProgress?.('world', 0);
    await buildWorld({ engine, dice, people, today, regions: inhabited(people), signal });
    await engine.run(sql`create schema plant`);
    await openTruth(engine);
    const plan = copyPlan(variant);
    const specs = databaseMakers(plan).map((make) => publish(make(making(dice, today, plan)), variant));
    const databases: ProvinceSummary['databases'] = [];
    for (const [index, spec] of specs.entries()) {
      onProgress?.(spec.name, (index + 2) / (specs.length + 3));
      databases.push({ name: spec.name, tables: await derive(engine, dice, made, spec, signal) });
    }
    onProgress?.('truth', (specs.length + 2) / (specs.length + 3));
    const errors = await writeTruth(engine, join(made, 'truth'));
    await writeFile(join(made, 'truth', 'origins.json'), `${JSON.stringify(originsOf(specs), null, 1)}\n`);
    await writeContracts(join(made, 'contracts'), specs);
    await writeProgramme(join(made, 'programme'), options.seed, specs, today);
    await writeFile(join(made, 'sogoc.yaml'), surveyFile(specs));
    await moveInto(out, made);
    onProgress?.('done', 1);
    const rows = databases.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
    return { out, databases, rows, errors, milliseconds: Math.round(performance.now() - started), peakMemoryBytes: engine.peakMemory() };
  } finally {
    await engine.close();
    await rm(beside, { recursive: true, force: true });
  }
}

/** Puts what was made in the place of what was there; until here a run that ends early leaves the last good province. */
async function moveInto(out: string, made: string): Promise<void> {
  for (const name of await readdir(made)) {
    await rm(join(out, name), { recursive: true, force: true });
    await rename(join(made, name), join(out, name));
  }
}

/** Derives all tables of one database and writes files, dumps and truth; keeps in the engine only what others copy from. */
async function derive(engine: Engine, dice: Dice, out: string, spec: DatabaseSpec, signal?: AbortSignal): Promise<{ name: string; rows: number }[]> {
  const folder = join(out, 'databases', spec.name);
  await mkdir(folder, { recursive: true });
  const tables: { name: string; rows: number }[] = [];
  for (const table of spec.tables) {
    await plant(engine, dice, spec.name, table, signal);
    await writeTable(engine, folder, spec.name, table, spec.technology, signal);
    await recordTruth(engine, spec.name, table);
    const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${planted(spec.name, table.name)}`);
    tables.push({ name: publicName(table), rows });
  }
  for (const dialect of spec.dumps ?? []) await writeDump(engine, join(out, 'sql', `${spec.name}.${dialect}.sql`), spec, dialect, signal);
  for (const table of spec.tables) if (!table.keep) await engine.run(sql`drop table ${planted(spec.name, table.name)}`);
  return tables;
}

/** The list of databases for `sogoc survey -f`. All values are plain words and dates, so they need no quotes but the owners'. */
function surveyFile(specs: readonly DatabaseSpec[]): string {
  const entries = specs.map(({ name, asOf, owner }) => {
    const lines = [`name: ${name}`, `source: databases/${name}`, `asOf: "${asOf}"`, `owner: "${owner}"`, `contract: contracts/${name}.yaml`];
    return `  - ${lines.join('\n    ')}\n`;
  });
  return `databases:\n${entries.join('')}`;
}
