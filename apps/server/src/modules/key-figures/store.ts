import { type Kysely, sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import type { Tables } from '../../database/tables.ts';
import type { KeyFigureContent } from './content.ts';
import type { Value } from './value.ts';

function keyFigures(trx: Work) {
  return trx
    .selectFrom('key_figure as k')
    .innerJoin('agency as a', 'a.id', 'k.agency_id')
    .select(['k.id', 'k.content', 'k.agency_id', 'a.name as agency_name', 'k.version'])
    .select([sql<string>`k.agency::text`.as('agency'), sql<string>`k.territory::text`.as('territory')]);
}
export type KeyFigureRow = NonNullable<Awaited<ReturnType<typeof findKeyFigure>>>;

export function findKeyFigure(trx: Work, id: string) {
  return keyFigures(trx).where('k.id', '=', id).executeTakeFirst();
}

/** @param near of this agency, above or below it. */
export function listKeyFigures(trx: Work, near?: string) {
  return keyFigures(trx)
    .$if(near !== undefined, (q) =>
      q.where(sql<boolean>`exists (select from agency n where n.id = ${near ?? ''} and (n.path <@ k.agency or n.path @> k.agency))`),
    )
    .orderBy('k.agency')
    .orderBy('k.id')
    .limit(500)
    .execute();
}

/** @returns false where the id is taken. */
export async function insertKeyFigure(
  trx: Work,
  id: string,
  content: KeyFigureContent,
  place: { agency_id: string; agency: string; territory: string },
): Promise<boolean> {
  const row = await trx
    .insertInto('key_figure')
    .values({ id, content: JSON.stringify(content), ...place })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @throws RegisterError `CHANGED_MEANWHILE`. */
export function updateKeyFigure(trx: Work, id: string, version: number, content: KeyFigureContent): Promise<void> {
  return changeVersioned(trx, 'key_figure', { id, version }, { content: JSON.stringify(content) });
}

/** How old what a unit counted may be to count still, in days: a quarter. */
const countsFor = 92;

/** The first day that counts on a day. */
const since = (day: string): string => new Date(Date.parse(day) - countsFor * 86_400_000).toISOString().slice(0, 10);

/** Whether what was counted on a day still counts on another. */
export const counts = (counted: string, day: string): boolean => counted >= since(day);

export interface Sum {
  units: number;
  numerator: number;
  denominator: number | null;
  oldest: string | null;
  newest: string | null;
  /** Units whose last report is too old to count. */
  stale: number;
}

/** What units counted until a day, the last of each where it is not too old, added up. */
export async function sumReports(trx: Work, id: string, day: string): Promise<Sum> {
  const recent = sql`l.day >= ${since(day)}::date`;
  const { rows } = await sql<Sum>`select count(*) filter (where ${recent}) as units,
      coalesce(sum(l.numerator) filter (where ${recent}), 0) as numerator, sum(l.denominator) filter (where ${recent}) as denominator,
      min(l.day) filter (where ${recent}) as oldest, max(l.day) as newest, count(*) filter (where not ${recent}) as stale
    from (select distinct on (agency_id) day, numerator, denominator from key_figure_report where key_figure_id = ${id} and day <= ${day}::date
          order by agency_id, day desc, id desc) l`.execute(trx);
  return rows[0] ?? { units: 0, numerator: 0, denominator: null, oldest: null, newest: null, stale: 0 };
}

/** The days on which units counted. */
export async function listReportDays(trx: Work, id: string, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`select distinct day from key_figure_report where key_figure_id = ${id} and day between ${from} and ${to}
    order by day desc limit 120`.execute(trx);
  return rows.map(({ day }) => day).reverse();
}

/** @param unit all of this unit; the last of each where undefined. */
export function listReports(trx: Work, id: string, day: string, unit?: string) {
  return trx
    .selectFrom('key_figure_report as r')
    .innerJoin('agency as a', 'a.id', 'r.agency_id')
    .select(['r.id', 'r.agency_id', 'a.name as agency_name', 'r.day', 'r.numerator', 'r.denominator', 'r.evidence', 'r.reported_at'])
    .select(sql<string | null>`access.name_of(r.reported_by)`.as('by'))
    .where('r.key_figure_id', '=', id)
    .where('r.day', '<=', day)
    .$if(unit === undefined, (q) => q.distinctOn('r.agency_id'))
    .$if(unit !== undefined, (q) => q.where('r.agency_id', '=', unit ?? ''))
    .orderBy('r.agency_id')
    .orderBy('r.day', 'desc')
    .orderBy('r.id', 'desc')
    .limit(4000)
    .execute();
}

export async function insertReport(
  trx: Work,
  id: string,
  unit: { agency_id: string; agency: string; territory: string },
  told: { day: string; numerator: number; denominator: number | null; evidence: string },
): Promise<number> {
  const row = await trx
    .insertInto('key_figure_report')
    .values({ key_figure_id: id, ...unit, ...told })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Points that were recorded until a day, the latest first. */
export function listPoints(trx: Work, id: string, from: string, to: string, most = 400) {
  return trx
    .selectFrom('key_figure_point')
    .select(['day', 'value', 'numerator', 'denominator', 'reason'])
    .where('key_figure_id', '=', id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day', 'desc')
    .limit(most)
    .execute();
}

/**
 * Keeps the value of today; measured again on the same day, the later one.
 * @param unlessSince leaves what was kept at this moment or later. @returns whether it was kept.
 */
export async function keepPoint(
  trx: Work,
  id: string,
  { value, numerator, denominator, reason }: Value,
  unlessSince: Date | null = null,
): Promise<boolean> {
  const { rows } =
    await sql`insert into key_figure_point (key_figure_id, value, numerator, denominator, reason) values (${id}, ${value}, ${numerator}, ${denominator}, ${reason})
    on conflict (key_figure_id, day) do update set value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
      reason = excluded.reason, recorded_at = access.now()
      where ${unlessSince}::timestamptz is null or key_figure_point.recorded_at < ${unlessSince} returning day`.execute(trx);
  return rows.length === 1;
}

/** Ids of those of which nothing was kept on a day since a moment. */
export async function listUnrecorded(database: Kysely<Tables>, day: string, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from key_figure k where not exists (select from key_figure_point p
    where p.key_figure_id = k.id and p.day = ${day}::date and p.recorded_at >= ${since}) order by id`.execute(database);
  return rows.map(({ id }) => id);
}
