import { basisOfDatabase } from '@sogoc/quality';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { RuleQuery, ScorecardQuery, ScorePoint } from './schema.ts';

const columns = [
  'a.database_id as databaseId',
  'd.name',
  'a.survey_name as surveyName',
  'a.run_id as runId',
  'a.finished_at as finishedAt',
  'a.status',
  'a.as_of as asOf',
  'a.rows',
  'a.table_count as tableCount',
  'a.score',
  'a.grade',
  'a.criteria',
  'a.discrepancies',
  'a.variants',
] as const;

function plain<T extends { finishedAt: Date }>(row: T) {
  return { ...row, finishedAt: row.finishedAt.toISOString() };
}

/** @param run the last that read the database, where undefined. */
function assessments(trx: Work, run: string | undefined) {
  return trx
    .selectFrom('database as d')
    .innerJoin('assessment as a', (join) =>
      run === undefined
        ? join.onRef('a.run_id', '=', 'd.last_run_id').onRef('a.database_id', '=', 'd.id')
        : join.on('a.run_id', '=', run).onRef('a.database_id', '=', 'd.id'),
    );
}

export async function listScorecards(trx: Work, { run, grade, page, pageSize }: z.infer<typeof ScorecardQuery>) {
  const rows = await assessments(trx, run)
    .$if(grade !== undefined, (q) => q.where('a.grade', '=', grade ?? null))
    .select(columns)
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('a.database_id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(({ total: _total, ...row }) => ({ ...plain(row), ...basisOfDatabase(row.criteria) })), total: rows[0]?.total ?? 0 };
}

export async function findScorecard(trx: Work, databaseId: string, run: string | undefined) {
  const row = await assessments(trx, run)
    .select([...columns, 'a.kind', 'a.source', 'a.tables', 'a.problems'])
    .where('d.id', '=', databaseId)
    .executeTakeFirst();
  return row && { ...plain(row), ...basisOfDatabase(row.criteria) };
}

/** The newest first; at most 200 runs. */
export async function listHistory(trx: Work, databaseId: string): Promise<z.infer<typeof ScorePoint>[]> {
  const rows = await trx
    .selectFrom('assessment as a')
    .select(['a.run_id as runId', 'a.finished_at as finishedAt', 'a.status', 'a.score', 'a.grade', 'a.rows', 'a.discrepancies', 'a.criteria'])
    .where('a.database_id', '=', databaseId)
    .orderBy('a.finished_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ criteria, ...row }) =>
    plain({ ...row, criteria: Object.fromEntries(Object.entries(criteria).map(([criterion, { score }]) => [criterion, score])) }),
  );
}

export async function listRules(trx: Work, databaseId: string, query: z.infer<typeof RuleQuery>) {
  const { run, criterion, table, failing, page, pageSize } = query;
  const rows = await trx
    .selectFrom('assessment_rule as r')
    .select('r.result')
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('r.database_id', '=', databaseId)
    .where('r.run_id', '=', run ?? trx.selectFrom('database').select('last_run_id').where('id', '=', databaseId).$castTo<{ last_run_id: string }>())
    .$if(criterion !== undefined, (q) => q.where('r.criterion', '=', criterion ?? ''))
    .$if(table !== undefined, (q) => q.where('r.table_name', '=', table ?? ''))
    .$if(failing === true, (q) => q.where('r.failed', '>', 0))
    .orderBy('r.ordinal')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(({ result }) => result), total: rows[0]?.total ?? 0 };
}
