import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { today } from '../clock/clock.ts';
import type { Register } from '../http/context.ts';
import { surveyAs } from '../modules/surveys/index.ts';
import { provinceFolder } from './make-province.ts';

const survey = '5095c000-0000-4000-8000-000000000039';
const run = '5095c000-0000-4000-8000-00000000003a';
const place = { agency: 'vn.p38', territory: 'vn.p38' };
const week = 7 * 24 * 3_600_000;

/**
 * Surveys a small database of the province as it was a week before the demonstration opens, so that its own survey has an earlier one to be compared with.
 * It is read from elsewhere meanwhile; begun again after a crash, that is put right.
 */
export async function surveyWeekBefore(register: Register, province: string): Promise<void> {
  const { owner } = register.database;
  const ids = (await readdir(join(province, 'week-before')).catch(noneWritten)).map((name) => `p38-${name}`);
  if (ids.length === 0) return;
  const then = { now: () => new Date(register.clock.now().getTime() - week) };
  await sql`insert into survey (id, name, agency, territory, database_ids)
    values (${survey}, 'Khảo sát thử một cơ sở dữ liệu', ${place.agency}, ${place.territory}, ${ids}::text[]) on conflict (id) do nothing`.execute(
    owner,
  );
  const readFrom = async (folder: string, day: string) => {
    await sql`update database_connection set source = ${`${provinceFolder}/${folder}/`} || substr(database_id, 5) where database_id = any (${ids}::text[])`.execute(
      owner,
    );
    await sql`update database set as_of = ${day} where id = any (${ids}::text[])`.execute(owner);
  };
  try {
    // Where it was filed, the demonstration's own survey may already be reading.
    if (await owner.selectFrom('survey_run').select('id').where('id', '=', run).executeTakeFirst()) return;
    await readFrom('week-before', today(then));
    const asked = { id: run, surveyId: survey, databaseIds: ids, requestedBy: null, ...place };
    const watch = { signal: register.running.stopping.signal, tell: () => undefined };
    await surveyAs({ ...register, clock: then }, asked, watch, async () => undefined);
  } finally {
    await readFrom('databases', today(register.clock));
  }
}

/** A province made by an earlier release has no week before. */
function noneWritten(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
