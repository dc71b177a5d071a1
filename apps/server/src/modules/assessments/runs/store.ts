import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Attribute, AttributeQuery, Run, RunQuery } from './schema.ts';

type RunRecord = z.infer<typeof Run>;
type AttributeRecord = z.infer<typeof Attribute>;

const columns = [
  'r.id',
  'r.survey_id as surveyId',
  'r.origin',
  'r.started_at as startedAt',
  'r.finished_at as finishedAt',
  'r.language',
  'r.rows',
  'r.tables',
  'r.databases_read as databasesRead',
  'r.databases_failed as databasesFailed',
] as const;
const paths = [sql<string>`r.agency::text`.as('agency'), sql<string>`r.territory::text`.as('territory')] as const;

function plain<T extends { startedAt: Date; finishedAt: Date }>(row: T) {
  return { ...row, startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt.toISOString() };
}

export async function listRuns(
  trx: Work,
  { survey, database, page, pageSize }: z.infer<typeof RunQuery>,
): Promise<{ items: RunRecord[]; total: number }> {
  const runs = trx
    .selectFrom('survey_run as r')
    .$if(survey !== undefined, (q) => q.where('r.survey_id', '=', survey ?? null))
    .$if(database !== undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('assessment as a')
            .select('a.run_id')
            .whereRef('a.run_id', '=', 'r.id')
            .where('a.database_id', '=', database ?? ''),
        ),
      ),
    );
  const { total } = await runs.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await runs
    .select(columns)
    .select(paths)
    .orderBy('r.finished_at', 'desc')
    .orderBy('r.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: items.map(plain), total };
}

/** A run, or the newest that the caller may see. */
export async function findRun(trx: Work, id: string) {
  const row = await trx
    .selectFrom('survey_run as r')
    .select([...columns, 'r.run as figures'])
    .select(paths)
    .$if(id !== 'latest', (q) => q.where('r.id', '=', id))
    .orderBy('r.finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && plain(row);
}

export function findOriginsOf(trx: Work, runId: string) {
  return trx.selectFrom('survey_run').select(['plan', 'conflicts', 'comparison']).where('id', '=', runId).executeTakeFirst();
}

export async function listAttributes(
  trx: Work,
  runId: string,
  { entity, database, role, search, page, pageSize }: z.infer<typeof AttributeQuery>,
): Promise<{ items: AttributeRecord[]; total: number }> {
  const attributes = trx
    .selectFrom('attribute as t')
    .where('t.run_id', '=', runId)
    .$if(entity !== undefined, (q) => q.where('t.entity', '=', entity ?? ''))
    .$if(search !== undefined, (q) => q.where(sql<boolean>`access.bare(t.id || ' ' || t.name) like '%' || access.bare(${search}) || '%'`))
    .$if(database !== undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('holder as h')
            .select('h.run_id')
            .whereRef('h.run_id', '=', 't.run_id')
            .whereRef('h.attribute_id', '=', 't.id')
            .where('h.database_id', '=', database ?? '')
            .$if(role !== undefined, (held) => held.where('h.role', '=', role ?? 'copy')),
        ),
      ),
    );
  const { total } = await attributes.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await attributes
    .select(['t.id', 't.entity', 't.name', 't.redundancy'])
    .select(
      sql<AttributeRecord['holders']>`coalesce((
        select jsonb_agg(h.found || jsonb_build_object('databaseId', h.database_id) order by h.ordinal)
        from holder h where h.run_id = t.run_id and h.attribute_id = t.id), '[]')`.as('holders'),
    )
    .orderBy('t.ordinal')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items, total };
}
