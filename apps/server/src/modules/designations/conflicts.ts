import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { DesignationConflicts } from './schema.ts';

/**
 * Designations in force that the latest run in their territory speaks against: it infers another original, or, made with the designation, lists it among its
 * conflicts.
 */
export async function listConflicts(trx: Work): Promise<z.infer<typeof DesignationConflicts>> {
  const column = sql.raw(`jsonb_build_object('database', d.database_id, 'table', d.table_name, 'column', d.column_name)`);
  const { rows } = await sql<z.infer<typeof DesignationConflicts>['items'][number]>`
    with latest as (
      select d.*, r.id as run, r.conflicts from designation d cross join lateral (
        select r.id, r.conflicts from survey_run r join attribute a on a.run_id = r.id and a.id = d.attribute_id
        where r.territory = d.territory order by r.finished_at desc limit 1) r
      where d.status in ('decided', 'disputed') and coalesce(d.valid_to, 'infinity') >= access.today())
    select d.id as designation, d.attribute_id as attribute, d.run, ${column} as designated,
      jsonb_build_object('database', h.database_id, 'table', h.table_name, 'column', h.column_name) as inferred, h.confidence
    from latest d join holder h on h.run_id = d.run and h.attribute_id = d.attribute_id and h.role = 'original'
      and (h.database_id, h.table_name, h.column_name) is distinct from (d.database_id, d.table_name, d.column_name)
    union all
    select d.id, d.attribute_id, d.run, ${column}, jsonb_build_object('database', coalesce(o.id, c.value -> 'inferred' ->> 'database'),
      'table', c.value -> 'inferred' ->> 'table', 'column', c.value -> 'inferred' ->> 'column'), (c.value ->> 'confidence')::float8
    from latest d cross join lateral jsonb_array_elements(d.conflicts) c
      left join database o on o.survey_name = c.value -> 'inferred' ->> 'database' and d.territory @> o.territory
    where c.value ->> 'attribute' = d.attribute_id
    order by attribute limit 500`.execute(trx);
  return { items: rows };
}
