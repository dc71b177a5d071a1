import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { type Words, words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';
import { dayBefore } from './scope.ts';

export const criteria = {
  correct: words('Đúng', 'Correct', 'Benar'),
  complete: words('Đủ', 'Complete', 'Lengkap'),
  clean: words('Sạch', 'Clean', 'Bersih'),
  live: words('Sống', 'Live', 'Hidup'),
  unified: words('Thống nhất', 'Unified', 'Terpadu'),
  shared: words('Dùng chung', 'Shared', 'Dipakai bersama'),
} as const;
type Criterion = keyof typeof criteria;
export const criterionNames = Object.keys(criteria) as Criterion[];

export const criteriaFigures: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(criterionNames.map((criterion) => [`criteria.${criterion}`, criteria[criterion]])),
  'criteria.databases': words('Số cơ sở dữ liệu đã đo', 'Databases measured', 'Basis data diukur'),
  'criteria.worse': words('Số điểm tiêu chí giảm', 'Scores that fell', 'Skor yang turun'),
};

/** The scores of a database by its last run until a day. */
interface Scored {
  id: string;
  name: string;
  scores: Readonly<Record<Criterion, number | null>>;
}

/** Databases of an agency and below, as their last runs until a day found them. */
export async function listScored(trx: Work, path: string, day: string): Promise<Scored[]> {
  const { rows } = await sql<{ id: string; name: string; criteria: Record<string, { score: number | null }> }>`
    select distinct on (a.database_id) a.database_id as id, d.name, a.criteria from assessment a join database d on d.id = a.database_id
    where (a.finished_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${day}::date and a.status <> 'failed' and a.agency <@ ${path}::ltree
    order by a.database_id, a.finished_at desc`.execute(trx);
  return rows.map(({ id, name, criteria: found }) => {
    const scores = Object.fromEntries(criterionNames.map((criterion) => [criterion, found[criterion]?.score ?? null]));
    return { id, name, scores: scores as Scored['scores'] };
  });
}

/** The mean of those measured, to two places; null where none is. */
export function meanOf(databases: readonly Scored[], criterion: Criterion): number | null {
  const scores = databases.map((database) => database.scores[criterion]).filter((score) => score !== null);
  return scores.length === 0 ? null : Math.round((100 * scores.reduce((sum, score) => sum + score, 0)) / scores.length) / 100;
}

/** What got worse since the day before the period, the deepest fall first. */
export async function listFalls({ asked: { trx }, agency, asOf, from }: Look) {
  const before = new Map((await listScored(trx, agency.path, dayBefore(from))).map(({ id, scores }) => [id, scores]));
  const falls = (await listScored(trx, agency.path, asOf)).flatMap(({ id, name, scores }) =>
    criterionNames.flatMap((criterion) => {
      const [then, now] = [before.get(id)?.[criterion] ?? null, scores[criterion]];
      return then !== null && now !== null && now < then ? [{ database: name, criterion, before: then, now }] : [];
    }),
  );
  return falls.sort((a, b) => a.now - a.before - (b.now - b.before));
}

export async function gatherCriteria(look: Look): Promise<Figures> {
  const scored = await listScored(look.asked.trx, look.agency.path, look.asOf);
  return {
    ...Object.fromEntries(criterionNames.map((criterion) => [`criteria.${criterion}`, meanOf(scored, criterion)])),
    'criteria.databases': scored.length,
    'criteria.worse': (await listFalls(look)).length,
  };
}
