import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Origins } from '@sogoc/origin';
import type { TableProfile } from '@sogoc/profile';
import type { Scorecard } from '@sogoc/quality';
import { safeName } from '@sogoc/sources';
import type { Catalog } from '@sogoc/survey';

/** A landed table as a survey's catalogue tells of it, with the day its data is from (yyyy-MM-dd). */
export interface LakeTable extends TableProfile {
  asOf: string | null;
}

/** The results of a survey, where it wrote them. */
export interface SurveyFolder {
  folder: string;
  catalog: Catalog;
  scorecard: Scorecard;
  origins: Origins;
}

/** Reads what a survey wrote, but for records. */
export async function readSurveyFolder(folder: string): Promise<SurveyFolder> {
  const [catalog, scorecard, origins] = await Promise.all(
    ['catalog.json', 'scorecard.json', 'origins.json'].map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  );
  return { folder, catalog, scorecard, origins };
}

/** The tables whose records are in the folder's lake; none of a survey that was pushed without it. */
export async function lakeTables({ folder, catalog }: Pick<SurveyFolder, 'folder' | 'catalog'>): Promise<LakeTable[]> {
  const found = await Promise.all(
    catalog.databases.flatMap(({ name, asOf, tables }) =>
      tables.map(async (table): Promise<LakeTable[]> => {
        const file = await newestFile(join(folder, 'lake', safeName(name), safeName(table.table)));
        return file ? [{ ...table, columns: table.columns, database: name, file, asOf }] : [];
      }),
    ),
  );
  return found.flat();
}

async function newestFile(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith('.parquet'))
    .sort()
    .at(-1);
  return newest ? join(folder, newest) : null;
}
