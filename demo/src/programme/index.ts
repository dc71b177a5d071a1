import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSpec } from '../derive/spec.ts';
import { agencies, ownerOf } from './agencies.ts';
import { databases } from './databases.ts';
import { keyFigureReports } from './key-figure-reports.ts';
import { obstacles } from './obstacles.ts';
import { provinceTasks } from './province-tasks.ts';
import { readiness, readinessRounds } from './readiness.ts';
import { tasks } from './tasks.ts';

/**
 * Writes the national picture of MISSION as JSON lists: agencies, the 105 databases, the province's thirteen, tasks of the centre and of the
 * province's plan, obstacles, readiness of the communes in two rounds, and what units count for key figures.
 * @param review the first day of a month, on which tasks and obstacles stand as MISSION counts them.
 */
export async function writeProgramme(folder: string, seed: number, specs: readonly DatabaseSpec[], review: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const all = agencies();
  const province = specs.map((spec) => ({ name: spec.name, title: spec.title, owner: ownerOf(spec, all), asOf: spec.asOf }));
  const lists = {
    agencies: all,
    databases: databases(seed),
    'province-databases': province,
    tasks: tasks(seed, review),
    'province-tasks': provinceTasks(seed, review),
    obstacles: obstacles(seed, review),
    'readiness-rounds': readinessRounds.map(({ id, opensOn, deadline }) => ({ id, opensOn, deadline })),
    readiness: readiness(seed),
    'key-figure-reports': keyFigureReports(seed),
  };
  for (const [name, list] of Object.entries(lists)) await writeFile(join(folder, `${name}.json`), `${JSON.stringify(list, null, 1)}\n`);
}
