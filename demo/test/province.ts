import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { databaseMakers } from '../src/databases/index.ts';
import { making } from '../src/databases/making.ts';
import { plant } from '../src/derive/plant.ts';
import type { DatabaseSpec, TableSpec } from '../src/derive/spec.ts';
import { generateProvince, type ProvinceSummary } from '../src/index.ts';
import { Dice } from '../src/random.ts';
import { copyPlan } from '../src/variant/plan.ts';
import { publish } from '../src/variant/publish.ts';
import { buildWorld, inhabited } from '../src/world/index.ts';

export const MEMORY = 2 ** 30;
const TODAY = '2025-10-01';

export interface Generated {
  out: string;
  summary: ProvinceSummary;
  remove(): Promise<void>;
}

/** A small province in a folder of its own. */
export async function generated(people: number, seed: number, threads = 2, variant = 0): Promise<Generated> {
  const out = await mkdtemp(join(tmpdir(), 'sogoc-demo-'));
  const summary = await generateProvince({ out, people, seed, threads, variant, memoryLimit: MEMORY });
  return { out, summary, remove: () => rm(out, { recursive: true, force: true }) };
}

export function specsOf(seed: number, variant = 0): DatabaseSpec[] {
  const plan = copyPlan(variant);
  return databaseMakers(plan).map((make) => publish(make(making(new Dice(seed), TODAY, plan)), variant));
}

/**
 * An engine with the world, and every database as it would be if each agency knew the truth of its day: nothing copied, nothing planted, nothing
 * registered twice.
 */
export async function cleanWorld(people: number, seed: number, variant = 0): Promise<{ engine: Engine; specs: DatabaseSpec[] }> {
  const engine = await openDuckDb({ threads: 2, memoryLimit: MEMORY });
  const dice = new Dice(seed);
  await buildWorld({ engine, dice, people, today: TODAY, regions: inhabited(people) });
  await engine.run(sql`create schema plant`);
  const specs = specsOf(seed, variant);
  for (const spec of specs) for (const table of spec.tables) await plant(engine, dice, spec.name, cleaned(table));
  return { engine, specs };
}

const cleaned = (table: TableSpec): TableSpec => ({
  ...table,
  again: 0,
  tests: [],
  legacyEncoding: undefined,
  columns: table.columns.map(({ stored: _stored, storedCause: _cause, errors: _errors, ...column }) => column),
});
