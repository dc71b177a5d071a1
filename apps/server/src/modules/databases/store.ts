import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import type { Database, DatabaseQuery, NewDatabase } from './schema.ts';
import type { DatabaseTable } from './table.ts';

type DatabaseRecord = z.infer<typeof Database>;
type Told = z.infer<typeof NewDatabase>;

/** With the owner's name and the last score, which row-level security leaves out where the caller may not see it. */
function databases(trx: Work) {
  return trx
    .selectFrom('database as d')
    .innerJoin('agency as o', 'o.id', 'd.owner_id')
    .leftJoin('assessment as a', (join) => join.onRef('a.run_id', '=', 'd.last_run_id').onRef('a.database_id', '=', 'd.id'));
}

const columns = [
  'd.id',
  'd.name',
  'd.survey_name as surveyName',
  'd.owner_id as ownerId',
  'o.name as ownerName',
  'd.level',
  'd.legal_basis as legalBasis',
  'd.maturity',
  'd.stage',
  'd.priority',
  'd.due',
  'd.platform',
  'd.security_level as securityLevel',
  'd.sensitivity',
  'd.roadmap',
  'd.as_of as asOf',
  'd.last_run_id as lastRunId',
  'a.score',
  'a.grade',
  'a.finished_at as assessedAt',
  'd.version',
  'd.changed_at as changedAt',
] as const;

const paths = [sql<string>`d.agency::text`.as('agency'), sql<string>`d.territory::text`.as('territory')] as const;

function plain<T extends { assessedAt: Date | null; changedAt: Date }>(row: T) {
  return { ...row, assessedAt: row.assessedAt?.toISOString() ?? null, changedAt: row.changedAt.toISOString() };
}

export async function findDatabase(trx: Work, id: string): Promise<DatabaseRecord | undefined> {
  const row = await databases(trx).select(columns).select(paths).where('d.id', '=', id).executeTakeFirst();
  return row && plain(row);
}

function filtered(trx: Work, { owner, level, maturity, stage, grade, assessed, search }: Partial<z.infer<typeof DatabaseQuery>>) {
  return databases(trx)
    .$if(owner !== undefined, (q) => q.where(sql<boolean>`d.agency <@ (select path from agency where id = ${owner})`))
    .$if(level !== undefined, (q) => q.where('d.level', 'in', level === 'central' ? ['national', 'sectoral'] : [level ?? 'national']))
    .$if(maturity !== undefined, (q) => q.where('d.maturity', '=', maturity ?? 'A'))
    .$if(stage !== undefined, (q) => q.where('d.stage', '=', stage ?? 'formed'))
    .$if(grade !== undefined, (q) => q.where('a.grade', '=', grade ?? 'green'))
    .$if(assessed !== undefined, (q) => q.where('a.run_id', assessed ? 'is not' : 'is', null))
    .$if(search !== undefined, (q) => q.where(sql<boolean>`access.bare(d.name || ' ' || d.id) like '%' || access.bare(${search}) || '%'`));
}

export async function listDatabases(trx: Work, query: z.infer<typeof DatabaseQuery>): Promise<{ items: DatabaseRecord[]; total: number }> {
  const rows = await filtered(trx, query)
    .select(columns)
    .select(paths)
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('d.id')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  const total = rows[0]?.total ?? (query.page === 1 ? 0 : await count(trx, query));
  return { items: rows.map(({ total: _total, ...row }) => plain(row)), total };
}

async function count(trx: Work, query: z.infer<typeof DatabaseQuery>): Promise<number> {
  const { total } = await filtered(trx, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Databases of the caller's view, counted by stage, maturity and grade. */
export async function countDatabases(
  trx: Work,
  query: Pick<z.infer<typeof DatabaseQuery>, 'level'>,
): Promise<{ stage: DatabaseTable['stage']; maturity: string; grade: string; count: number }[]> {
  return filtered(trx, query)
    .select('d.stage')
    .select(sql<string>`coalesce(d.maturity, 'unknown')`.as('maturity'))
    .select(sql<string>`coalesce(a.grade, 'notMeasured')`.as('grade'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy([sql`1`, sql`2`, sql`3`])
    .execute();
}

export interface Belonging {
  owner_id: string;
  agency: string;
  territory: string;
}

/** @returns false where the id, or the name for surveys within the territory, is taken. */
export async function insertDatabase(trx: Work, database: Told, belonging: Belonging): Promise<boolean> {
  const { id } = database;
  const row = await trx
    .insertInto('database')
    .values({ id, ...belonging, ...storedOf(database), as_of: null, last_run_id: null } as never)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false where another version is there by now. */
export function updateDatabase(trx: Work, id: string, version: number, change: Partial<Told>, belonging: Belonging | undefined): Promise<void> {
  return changeVersioned(trx, 'database', { id, version }, { ...storedOf(change), ...belonging, changed_at: sql`access.now()` as never });
}

function storedOf({ surveyName, legalBasis, securityLevel, roadmap, id: _id, ownerId: _owner, ...same }: Partial<Told>) {
  return {
    ...same,
    ...(surveyName !== undefined && { survey_name: surveyName }),
    ...(legalBasis !== undefined && { legal_basis: legalBasis }),
    ...(securityLevel !== undefined && { security_level: securityLevel }),
    ...(roadmap !== undefined && { roadmap: JSON.stringify(roadmap) }),
  };
}
