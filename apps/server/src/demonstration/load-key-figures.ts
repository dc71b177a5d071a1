import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import { keyFiguresOfProvince } from './key-figures-of-province.ts';
import { agencyIds, type ProgrammeAgency, type ProgrammeKeyFigureReport } from './programme.ts';

const province = 'p38';

/** Registers what the province is measured by, and what units counted for it. What is there stays. */
export async function loadKeyFigures({ owner }: Pick<Database, 'owner'>, folder: string, databases: readonly string[]): Promise<void> {
  const read = async <T>(name: string): Promise<T[]> => JSON.parse(await readFile(join(folder, 'programme', `${name}.json`), 'utf8')) as T[];
  const ids = agencyIds(await read<ProgrammeAgency>('agencies'), province);
  const reports = (await read<ProgrammeKeyFigureReport>('key-figure-reports')).map(({ agency, ...told }) => ({
    ...told,
    agency_id: ids.get(agency),
  }));
  await owner.transaction().execute(async (trx) => {
    const { rows } = await sql`insert into key_figure (id, content, agency_id, agency, territory)
      select f.id, f.content, a.id, a.path, a.territory
      from jsonb_to_recordset(${JSON.stringify(keyFiguresOfProvince(databases))}::jsonb) as f(id text, content jsonb) join agency a on a.id = ${province}
      on conflict do nothing returning 1`.execute(trx);
    if (rows.length === 0) return;
    await sql`insert into key_figure_report (key_figure_id, agency_id, agency, territory, day, numerator, denominator, evidence, reported_at, reported_by)
      select r.figure, a.id, a.path, a.territory, r.day, r.numerator, r.denominator, r.evidence, r.day + time '09:00', null::uuid
      from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as r(figure text, agency_id text, day date, numerator numeric, denominator numeric, evidence text)
      join agency a on a.id = r.agency_id order by r.day, r.figure, a.id`.execute(trx);
  });
}
