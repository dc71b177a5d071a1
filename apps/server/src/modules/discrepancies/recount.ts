import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import { states } from './workflow.ts';

/** Counts the records of cases by state again. A case's status follows from its records alone: it is closed when there is nothing left to wait for. */
export async function recount(trx: Work, cases: readonly number[]): Promise<void> {
  if (cases.length === 0) return;
  const columns = states.map((state) => `records_${state}`);
  const counts = sql.raw(states.map((state) => `count(*) filter (where state = '${state}') as records_${state}`).join(', '));
  await sql`
    with counted as (
      select case_id, count(*) as records, ${counts} from discrepancy where case_id = any(${sql.lit(`{${cases.join(',')}}`)}::bigint[]) group by case_id),
    judged as (
      select *, case
        when records_reopened > 0 then 'reopened'
        when records_open + records_confirmed > 0 then case when records_open = records - records_verified - records_dismissed then 'open' else 'in-progress' end
        when records_rejected > 0 then 'disputed'
        when records_mended > 0 then 'mended'
        else 'closed' end as status
      from counted)
    update cleaning_case c set ${sql.raw(columns.map((column) => `${column} = j.${column}`).join(', '))}, status = j.status,
      closed_at = case when j.status <> 'closed' then null else coalesce(c.closed_at, access.now()) end, version = c.version + 1
    from judged j where j.case_id = c.id`.execute(trx);
}
