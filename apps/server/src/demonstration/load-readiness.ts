import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import { defaultFormId } from '../modules/readiness/index.ts';
import { agencyIds, type ProgrammeAgency, type ProgrammeReadiness, type ProgrammeRound } from './programme.ts';

const province = 'p38';

/** Registers the rounds of the demonstration and what communes answered; those that did not answer are left out. What is there stays. */
export async function loadReadiness({ owner }: Pick<Database, 'owner'>, folder: string): Promise<void> {
  const read = async <T>(name: string): Promise<T[]> => JSON.parse(await readFile(join(folder, 'programme', `${name}.json`), 'utf8')) as T[];
  const ids = agencyIds(await read<ProgrammeAgency>('agencies'), province);
  const rounds = await read<ProgrammeRound>('readiness-rounds');
  const answers = (await read<ProgrammeReadiness>('readiness')).filter(({ submittedOn }) => submittedOn !== null);
  await owner.transaction().execute(async (trx) => {
    if (await trx.selectFrom('readiness_round').select('id').where('agency_id', '=', province).limit(1).executeTakeFirst()) return;
    for (const { id, opensOn, deadline } of rounds) {
      const name = `Đợt tháng ${Number(id.slice(5))}/${id.slice(0, 4)}`;
      const rows = answers
        .filter(({ round }) => round === id)
        .map(({ agency, submittedOn, answers: told }) => ({ agency_id: ids.get(agency), submitted_on: submittedOn, answers: told }));
      await sql`with opened as (
          insert into readiness_round (form_id, form_version, name, agency_id, agency, territory, unit_kind, opened_on, deadline)
          select ${defaultFormId}, 1, ${name}, a.id, a.path, a.territory, 'commune', ${opensOn}, ${deadline} from agency a where a.id = ${province} returning id)
        insert into readiness_answer (round_id, agency_id, agency, territory, state, answers, submitted_on, changed_at)
        select o.id, a.id, a.path, a.territory, 'submitted', r.answers, r.submitted_on, r.submitted_on + time '02:00'
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(agency_id text, submitted_on date, answers jsonb)
        join agency a on a.id = r.agency_id cross join opened o`.execute(trx);
    }
  });
}
