import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { unitsAsked } from '../rounds/store.ts';
import type { Answers } from '../table.ts';
import type { AnswerState } from './workflow.ts';

export interface UnitRow {
  id: string;
  name: string;
  agency: string;
  territory: string;
  state: AnswerState;
  submitted_on: string | null;
  reason: string | null;
  version: number;
  answers: Answers | null;
}

/** The units of a round within the caller's reach, with what they answered: by default all; below an agency where one is named. */
export async function listUnits(trx: Work, round: number, only: { unit?: string; below?: string | undefined } = {}): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select u.id, u.name, u.path::text as agency, u.territory::text, coalesce(n.state, 'none') as state, n.submitted_on, n.reason,
      coalesce(n.version, 0) as version, n.answers
    from readiness_round r join ${unitsAsked} left join readiness_answer n on n.round_id = r.id and n.agency_id = u.id
    where r.id = ${round} and (${only.unit ?? null}::text is null or u.id = ${only.unit ?? null})
      and (${only.below ?? null}::text is null or u.path <@ (select path from agency where id = ${only.below ?? null}))
    order by u.id`.execute(trx);
  return rows;
}

/** @returns false where the unit has begun meanwhile. */
export async function insertAnswer(trx: Work, round: number, unit: UnitRow, answers: Answers): Promise<boolean> {
  const { rows } = await sql`insert into readiness_answer (round_id, agency_id, agency, territory, answers)
    values (${round}, ${unit.id}, ${unit.agency}, ${unit.territory}, ${JSON.stringify(answers)}::jsonb) on conflict do nothing returning 1`.execute(
    trx,
  );
  return rows.length > 0;
}

interface Change {
  answers?: Answers;
  state: Exclude<AnswerState, 'none'>;
  submitted?: boolean;
  reason?: string | null;
}

/** @returns false where another version is there by now. */
export async function updateAnswer(
  trx: Work,
  round: number,
  unit: string,
  version: number,
  { answers, submitted, ...same }: Change,
): Promise<boolean> {
  const row = await trx
    .updateTable('readiness_answer')
    .set({ ...same, ...(answers && { answers: JSON.stringify(answers) }), version: version + 1, changed_at: sql`access.now()` as never })
    .$if(submitted === true, (q) => q.set({ submitted_on: sql`access.today()`, submitted_by: sql`access.account_id()` } as never))
    .where('round_id', '=', round)
    .where('agency_id', '=', unit)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
