import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateProvince } from '@sogoc/demo';
import { type Engine, openDuckDb } from '@sogoc/engine';
import type { OriginDatabase } from '@sogoc/origin';
import { profileTable } from '@sogoc/profile';
import { landDatabase } from '@sogoc/sources';
import { readConfig } from '@sogoc/survey';
import { vietnam } from '@sogoc/vietnam';

/** A demonstration province, landed and profiled: what `findOrigins` starts from. */
export interface Province {
  folder: string;
  /** File with the profiled databases. */
  profiles: string;
  /** File with the true originals and copies. */
  truth: string;
}

const limits = { statementTimeout: 600_000, connectTimeout: 10_000, maxUnpacked: 2 ** 31, maxColumns: 10_000 };

/** Makes a province, lands and profiles it; what is there from an earlier run is used again. */
export async function prepareProvince(folder: string, people: number, seed: number, variant = 0): Promise<Province> {
  const home = join(folder, `province-${people}-${seed}-${variant}`);
  const province = { folder: home, profiles: join(home, 'profiles.json'), truth: join(home, 'truth', 'origins.json') };
  if (existsSync(province.profiles)) return province;
  await mkdir(home, { recursive: true });
  if (!existsSync(join(home, 'sogoc.yaml'))) await generateProvince({ out: home, people, seed, variant, memoryLimit: 2 ** 31 });
  await using engine = await openDuckDb({ memoryLimit: 2 ** 31 });
  await writeFile(province.profiles, JSON.stringify(await profile(engine, home)));
  return province;
}

async function profile(engine: Engine, home: string): Promise<OriginDatabase[]> {
  const { databases } = await readConfig(join(home, 'sogoc.yaml'));
  const profiled: OriginDatabase[] = [];
  for (const request of databases) {
    const landed = await landDatabase(request, { engine, lake: join(home, 'lake'), snapshot: 'bench', environment: {}, limits });
    const tables: OriginDatabase['tables'][number][] = [];
    for (const table of landed.tables)
      tables.push(await profileTable(engine, { ...table, database: request.name, table: table.name }, { pack: vietnam }));
    profiled.push({ name: request.name, asOf: request.asOf ?? null, owner: request.owner ?? null, tables });
  }
  return profiled;
}

export async function readProfiles(province: Province): Promise<OriginDatabase[]> {
  return JSON.parse(await readFile(province.profiles, 'utf8')) as OriginDatabase[];
}
