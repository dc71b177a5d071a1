import { type SelectQueryBuilder, sql, type Updateable } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import type { Tables } from '../../database/tables.ts';
import { countedUpTo, part, placeOf } from '../../http/keyset.ts';
import type { NewObstacle, ObstacleQuery } from './schema.ts';
import type { ObstacleTable } from './table.ts';

const isOpen = sql<boolean>`o.state not in ('solved', 'withdrawn')`;

function obstacles(trx: Work) {
  return trx
    .selectFrom('obstacle as o')
    .innerJoin('agency as a', 'a.id', 'o.raised_agency_id')
    .innerJoin('agency as w', 'w.id', 'o.owner_agency_id')
    .leftJoin('database as d', 'd.id', 'o.database_id')
    .select(['o.id', 'o.number', 'o.kind', 'o.title', 'o.details', 'o.raised_agency_id', 'a.name as agency_name', 'o.owner_agency_id'])
    .select(['w.name as owner_name', 'd.id as database_id', 'd.name as database_name', 'o.state', 'o.raised_on', 'o.answer_due', 'o.level'])
    .select(['o.solution', 'o.reused_from', 'o.solved_on', 'o.search', 'o.version'])
    .select([sql<string>`o.agency::text`.as('agency'), sql<string>`o.territory::text`.as('territory'), sql<string>`o.owner::text`.as('owner')]);
}

export type ObstacleRow = NonNullable<Awaited<ReturnType<typeof findObstacle>>>;

export function findObstacle(trx: Work, id: number) {
  return obstacles(trx).where('o.id', '=', id).executeTakeFirst();
}

type ObstacleFrom = { o: Tables['obstacle'] };
type Filtered = SelectQueryBuilder<ObstacleFrom, 'o', object>;

/** Obstacles that the caller may see, those to be answered first at the head. */
export async function listObstacles(trx: Work, query: z.infer<typeof ObstacleQuery>, day: string) {
  const place = placeOf(query.cursor);
  const matching = <B extends keyof Q, Q extends ObstacleFrom, O>(q: SelectQueryBuilder<Q, B, O>) =>
    filter(q as never, query, day) as unknown as typeof q;
  const rows = await matching(obstacles(trx))
    .$if(place !== null, (q) => q.where(sql<boolean>`(o.answer_due, o.id) > (${place?.[0] ?? null}, ${place?.[1] ?? null})`))
    .orderBy('o.answer_due')
    .orderBy('o.id')
    .limit(query.limit + 1)
    .execute();
  const counted = matching(trx.selectFrom('obstacle as o').select(sql`1`.as('one'))).limit(countedUpTo + 1);
  const { total } = await trx
    .selectFrom(counted.as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return part(rows, query.limit, (row) => [row.answer_due, row.id], total);
}

function filter(q: Filtered, query: z.infer<typeof ObstacleQuery>, day: string): Filtered {
  const { kind, state, figure, asOf = day, agency, database, task, overdue, search } = query;
  return q
    .$if(figure !== undefined, (x) => x.where('o.raised_on', '<=', asOf).where('o.state', '<>', 'withdrawn'))
    .$if(figure === 'solved', (x) => x.where('o.solved_on', '<=', asOf))
    .$if(figure === 'left', (x) => x.where(sql<boolean>`(o.solved_on is null or o.solved_on > ${asOf}::date)`))
    .$if(kind !== undefined, (x) => x.where('o.kind', '=', kind ?? 'data'))
    .$if(state === 'open', (x) => x.where(isOpen))
    .$if(state !== undefined && state !== 'open', (x) => x.where('o.state', '=', state as 'raised'))
    .$if(agency !== undefined, (x) => x.where(sql<boolean>`o.agency <@ (select path from agency where id = ${agency})`))
    .$if(database !== undefined, (x) => x.where('o.database_id', '=', database ?? ''))
    .$if(task !== undefined, (x) => x.where(sql<boolean>`o.id in (select obstacle_id from obstacle_task where task_id = ${task})`))
    .$if(overdue === true, (x) => x.where('o.answer_due', '<', day).where(isOpen))
    .$if(overdue === false, (x) => x.where(sql<boolean>`(o.answer_due >= ${day}::date or not ${isOpen})`))
    .$if(search !== undefined, (x) => x.where(sql<boolean>`o.search like '%' || access.bare(${search}) || '%'`));
}

export async function insertObstacle(
  trx: Work,
  told: z.infer<typeof NewObstacle>,
  place: { agency: string; territory: string; owner: string; ownerId: string },
  answerDue: string,
): Promise<number> {
  const { kind, title, details, agencyId, databaseId, tasks } = told;
  const { rows } = await sql<{ id: number }>`insert into obstacle (kind, title, details, raised_agency_id, agency, territory, owner_agency_id, owner,
      database_id, answer_due, search)
    values (${kind}, ${title}, ${details}, ${agencyId}, ${place.agency}, ${place.territory}, ${place.ownerId}, ${place.owner}, ${databaseId},
      ${answerDue}, access.bare(${`${title} ${details ?? ''}`})) returning id`.execute(trx);
  const id = rows[0]?.id ?? 0;
  await sql`insert into obstacle_task (obstacle_id, task_id) select ${id}, t.id from task t where t.id = any(${tasks}::bigint[])`.execute(trx);
  return id;
}

/** @throws RegisterError `CHANGED_MEANWHILE`. */
export function updateObstacle(trx: Work, id: number, version: number, change: Updateable<ObstacleTable>): Promise<void> {
  return changeVersioned(trx, 'obstacle', { id, version }, change);
}

/** Solved ones, the latest first: what a new one may be like. */
export function listSolved(trx: Work, except: number) {
  return obstacles(trx).where('o.state', '=', 'solved').where('o.id', '<>', except).orderBy('o.solved_on', 'desc').limit(2000).execute();
}

/** @returns how many of the ids are tasks that the caller sees; each is linked once. */
export async function linkTasks(trx: Work, id: number, tasks: readonly number[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from task where id = any(${[...tasks]}::bigint[])`.execute(trx);
  await sql`insert into obstacle_task (obstacle_id, task_id) select ${id}, t from unnest(${rows.map((row) => row.id)}::bigint[]) t
    on conflict do nothing`.execute(trx);
  return rows.length;
}

/** A text as searches compare it: small letters without accents. */
export async function bare(trx: Work, text: string): Promise<string> {
  const { rows } = await sql<{ bare: string }>`select access.bare(${text}) as bare`.execute(trx);
  return rows[0]?.bare ?? '';
}

export async function addEvent(trx: Work, id: number, verb: string, text?: string | null): Promise<void> {
  await sql`insert into obstacle_event (obstacle_id, verb, text) values (${id}, ${verb}, ${text ?? null})`.execute(trx);
}

export function listEvents(trx: Work, id: number) {
  return trx
    .selectFrom('obstacle_event')
    .select(['id', 'at', 'verb', 'text', sql<string | null>`access.name_of(account_id)`.as('by')])
    .where('obstacle_id', '=', id)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

/** By kind: raised until a day and not withdrawn, and of them solved. */
export async function countObstacles(trx: Work, day: string) {
  const { rows } = await sql<{ kind: ObstacleTable['kind']; raised: number; solved: number }>`select kind, count(*) as raised,
    count(*) filter (where solved_on <= ${day}::date) as solved from obstacle where raised_on <= ${day}::date and state <> 'withdrawn'
    group by kind order by kind`.execute(trx);
  return rows;
}

/** Open obstacles go up a level where there is one and their time to answer was over before the day. @returns those that went, with their new place. */
export async function goUp(trx: Work, ids: readonly number[], day: string, answerDue: string) {
  const { rows } = await sql<{
    id: number;
    agency: string;
    territory: string;
  }>`update obstacle o set owner = a.path, owner_agency_id = a.id, level = o.level + 1, state = 'escalated',
      answer_due = ${answerDue}::date, version = o.version + 1
    from agency a where o.id = any(${[...ids]}::bigint[]) and ${isOpen} and o.answer_due < ${day}::date and nlevel(o.owner) > 1
      and a.path = subpath(o.owner, 0, -1) returning o.id, o.owner::text as agency, o.territory::text as territory`.execute(trx);
  return rows.sort((a, b) => a.id - b.id);
}

/** What the register did itself. */
export async function addEventOfRegister(trx: Work, id: number, verb: string): Promise<void> {
  await sql`insert into obstacle_event (obstacle_id, account_id, verb) values (${id}, null, ${verb})`.execute(trx);
}
