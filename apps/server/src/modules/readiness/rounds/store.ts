import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import { changeVersioned } from '../../../database/change-versioned.ts';
import type { NewReadinessRound } from './schema.ts';

interface Counts {
  asked: number;
  submitted: number;
  returned: number;
  draft: number;
}

/** The units that a round `r` asks and the caller may look at: those of the kind below its agency, on its deadline. */
export const unitsAsked = sql`agency u on u.kind = r.unit_kind and u.path <@ r.agency
  and coalesce(u.valid_from, r.deadline) <= r.deadline and coalesce(u.valid_to, r.deadline) >= r.deadline
  and exists (select from access.grants('readiness.read') g where g.agency @> u.path and g.territory @> u.territory)`;

export interface RoundRow extends Counts {
  id: number;
  name: string;
  form_id: string;
  form_version: number;
  agency_id: string;
  agency_name: string;
  agency: string;
  territory: string;
  unit_kind: string;
  opened_on: string;
  deadline: string;
  closed_on: string | null;
  version: number;
}

/** Rounds, the latest deadline first, with what units within the caller's reach have done. */
export async function listRounds(trx: Work, only: { id?: number | undefined; form?: string | undefined }): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select r.id, r.name, r.form_id, r.form_version, r.agency_id, a.name as agency_name, r.agency::text, r.territory::text, r.unit_kind, r.opened_on,
      r.deadline, r.closed_on, r.version, c.*
    from readiness_round r join agency a on a.id = r.agency_id
    cross join lateral (
      select count(*) as asked, count(*) filter (where n.state = 'submitted') as submitted, count(*) filter (where n.state = 'returned') as returned,
        count(*) filter (where n.state = 'draft') as draft
      from (select r.*) r join ${unitsAsked} left join readiness_answer n on n.round_id = r.id and n.agency_id = u.id) c
    where (${only.id ?? null}::bigint is null or r.id = ${only.id ?? null}) and (${only.form ?? null}::text is null or r.form_id = ${only.form ?? null})
    order by r.deadline desc, r.id desc limit 200`.execute(trx);
  return rows;
}

export async function insertRound(
  trx: Work,
  { formId, name, unitKind, deadline }: z.infer<typeof NewReadinessRound>,
  formVersion: number,
  place: { agency_id: string; agency: string; territory: string },
): Promise<number> {
  const told = { form_id: formId, form_version: formVersion, name, unit_kind: unitKind, deadline, closed_on: null };
  const { id } = await trx
    .insertInto('readiness_round')
    .values({ ...told, ...place })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws RegisterError `CHANGED_MEANWHILE`. */
export function updateRound(
  trx: Work,
  id: number,
  version: number,
  change: { name?: string; deadline?: string; closed_on?: string | null },
): Promise<void> {
  return changeVersioned(trx, 'readiness_round', { id, version }, change);
}
