import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';

interface Latest {
  run: string;
  score: number | null;
  criteria: Record<string, { score: number | null }>;
  /** yyyy-MM-dd, in Viet Nam. */
  day: string;
}

/** What the last survey that read a database found. */
export async function latestAssessment(trx: Work, database: string): Promise<Latest | undefined> {
  const { rows } = await sql<Latest>`select run_id as run, score, criteria, (finished_at at time zone 'Asia/Ho_Chi_Minh')::date as day
    from assessment where database_id = ${database} and status <> 'failed' order by finished_at desc limit 1`.execute(trx);
  return rows[0];
}
