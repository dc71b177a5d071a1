import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Origins } from '@sogoc/origin';
import type { TableProfile } from '@sogoc/profile';
import type { Scorecard } from '@sogoc/quality';
import { landedFiles } from '@sogoc/sources';
import type { Catalog } from '@sogoc/survey';
import { RegisterError } from '../register-error.ts';

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

/** Reads what a survey wrote, but for records. @throws RegisterError `STATE_FORBIDS` where it is not there: a register that was restored has what it knows of it alone. */
export async function readSurveyFolder(folder: string): Promise<SurveyFolder> {
  const [catalog, scorecard, origins] = await Promise.all(
    ['catalog.json', 'scorecard.json', 'origins.json'].map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8').catch(notHere))),
  );
  return { folder, catalog, scorecard, origins };
}

function notHere(cause: NodeJS.ErrnoException): never {
  if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw cause;
  throw new RegisterError('STATE_FORBIDS', 'What the last survey wrote is not on this machine.', {
    place: 'run/latest',
    remedy: 'Survey again: a backup holds what the register knows, and not the records that surveys read.',
    cause,
  });
}

/** The tables whose records are in the folder's lake; none of a survey that was pushed without it. */
export async function lakeTables({ folder, catalog }: Pick<SurveyFolder, 'folder' | 'catalog'>): Promise<LakeTable[]> {
  const found = await Promise.all(
    catalog.databases.flatMap(({ name, asOf, tables }) =>
      tables.map(async (table): Promise<LakeTable[]> => {
        const files = await landedFiles(join(folder, 'lake'), name, table.table);
        return files ? [{ ...table, columns: table.columns, database: name, ...files, asOf }] : [];
      }),
    ),
  );
  return found.flat();
}
