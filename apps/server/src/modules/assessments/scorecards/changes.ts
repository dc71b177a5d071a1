import { type Criterion, criteria } from '@sogoc/contract';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { CriterionSummary } from '../table.ts';
import type { ScoreChanges } from './schema.ts';

type Changes = z.infer<typeof ScoreChanges>;
type Scores = Partial<Record<Criterion, CriterionSummary>>;

interface Row {
  databaseId: string;
  name: string;
  runId: string;
  finishedAt: Date;
  criteria: Scores;
  fromRunId: string | null;
  fromFinishedAt: Date | null;
  before: Scores | null;
  /** Criteria that one of the runs measured against other databases, where the two did not read the same ones. */
  apart: Criterion[] | null;
}

/**
 * By how much each criterion of each database changed, the most worsened first: its last run, if it ended since, against the newest that ended before,
 * or, where there is none, against the oldest since. What is measured against originals in other databases is left out where the runs did not read the same ones.
 */
export async function listScoreChanges(trx: Work, since: Date): Promise<Changes> {
  const { rows } = await sql<Row>`
    select d.id as "databaseId", d.name, a.run_id as "runId", a.finished_at as "finishedAt", a.criteria,
      b.run_id as "fromRunId", b.finished_at as "fromFinishedAt", b.criteria as before,
      case when ${readIn(sql`a.run_id`)} is distinct from ${readIn(sql`b.run_id`)} then (select array_agg(distinct r.criterion) from assessment_rule r
        where r.database_id = d.id and r.run_id in (a.run_id, b.run_id) and r.result ->> 'source' = 'origin') end as apart
    from database d join assessment a on a.run_id = d.last_run_id and a.database_id = d.id
    left join lateral (
      select e.run_id, e.finished_at, e.criteria from assessment e
      where e.database_id = d.id and e.finished_at < a.finished_at and e.status <> 'failed' and a.finished_at > ${since}
      order by e.finished_at <= ${since} desc, abs(extract(epoch from e.finished_at - ${since}::timestamptz)) *
        case when e.finished_at <= ${since} then 1 else -1 end limit 1) b on true
    order by d.id`.execute(trx);
  const items = rows.flatMap(changesOf).sort((one, other) => one.after - one.before - (other.after - other.before));
  return { since: since.toISOString(), databases: rows.length, compared: rows.filter(({ before }) => before !== null).length, items };
}

function readIn(run: RawBuilder<unknown>) {
  return sql`(select array_agg(x.database_id order by x.database_id) from assessment x where x.run_id = ${run} and x.status <> 'failed')`;
}

function changesOf({ criteria: now, before, apart, fromRunId, fromFinishedAt, finishedAt, ...row }: Row): Changes['items'] {
  if (!before || !fromRunId || !fromFinishedAt) return [];
  const runs = { ...row, finishedAt: finishedAt.toISOString(), fromRunId, fromFinishedAt: fromFinishedAt.toISOString() };
  return criteria.flatMap((criterion) => {
    const [old, score] = [before[criterion]?.score ?? null, now[criterion]?.score ?? null];
    if (apart?.includes(criterion)) return [];
    // What was not measured on either day has neither worsened nor bettered.
    return old === null || score === null || old === score ? [] : [{ ...runs, criterion, before: old, after: score }];
  });
}
