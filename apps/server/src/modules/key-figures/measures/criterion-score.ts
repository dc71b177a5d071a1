import { sql } from 'kysely';
import { z } from 'zod';
import { notMeasured, rounded } from '../value.ts';
import { defineMeasure } from './measure.ts';

const Criterion = z.enum(['correct', 'complete', 'clean', 'live', 'unified', 'shared']);

/** The mean score of a criterion over the databases that were measured by it, each as its last run by the day found it. */
export const criterionScore = defineMeasure({
  id: 'criterion-score',
  name: { vi: 'Điểm theo tiêu chí dữ liệu', en: 'Score by a criterion of data', id: 'Skor menurut kriteria data' },
  formula: {
    vi: 'Trung bình cộng điểm của tiêu chí trên các cơ sở dữ liệu đã đo',
    en: 'Mean of the criterion’s scores over the databases measured',
    id: 'Rata-rata skor kriteria pada basis data yang diukur',
  },
  unit: 'score',
  better: 'higher',
  parameters: z.strictObject({ criterion: Criterion, databases: z.array(z.string().max(64)).min(1).max(500).optional() }),
  right: 'survey.read',
  looksBack: true,
  async compute({ trx, place, day, parameters: { criterion, databases = null } }) {
    const { rows } = await sql<{ score: number | null; measured: number; read: number }>`
      select avg(s.score) as score, count(s.score) as measured, count(*) as read from (
        select distinct on (a.database_id) (a.criteria -> ${criterion} ->> 'score')::numeric as score from assessment a
        where (a.finished_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${day}::date and a.status <> 'failed'
          and a.agency <@ ${place.agency}::ltree and a.territory <@ ${place.territory}::ltree
          and (${databases}::text[] is null or a.database_id = any(${databases}::text[]))
        order by a.database_id, a.finished_at desc) s`.execute(trx);
    const { score = null, measured = 0, read = 0 } = rows[0] ?? {};
    if (score === null) return notMeasured(read === 0 ? 'not-surveyed' : 'nothing-to-count');
    return { value: rounded(score), numerator: measured, denominator: read, reason: null };
  },
});
