import { type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { type Identity, scopes } from '../../access/identity.ts';
import type { Tables } from '../../database/tables.ts';
import { countedUpTo, part, placeOf } from '../../http/keyset.ts';
import { monthEnd } from './day.ts';
import { figureOn } from './figures.ts';
import { levelsOf, toldAt, toldOf } from './level.ts';
import type { SummaryQuery, TaskQuery } from './schema.ts';
import { type TaskRow, tasks } from './store.ts';

type TaskFrom = { t: Tables['task'] };
export type Filtered = SelectQueryBuilder<TaskFrom, 't', object>;

const sorted = { due: 't.due', assigned: 't.id', priority: 't.priority' } as const;
const valueIn = { due: (row: TaskRow) => row.due, assigned: (row: TaskRow) => row.id, priority: (row: TaskRow) => row.priority };

/**
 * Tasks that the caller may see, in an order, from a place on.
 * @param atRisk ids of those that the forecast names; asked for only where the query is about them.
 */
export async function listTasks(trx: Work, identity: Identity, query: z.infer<typeof TaskQuery>, day: string, atRisk: readonly number[]) {
  const { sort, order, limit, cursor } = query;
  const place = placeOf(cursor);
  const after = sql.raw(order === 'asc' ? '>' : '<');
  // Who looks for words or for a person's work looks everywhere.
  const asked = { ...query, ...((query.search !== undefined || query.person !== undefined) && { below: true }) };
  const matching = <B extends keyof Q, Q extends TaskFrom, O>(q: SelectQueryBuilder<Q, B, O>) =>
    inList(narrowed(q as never, identity, asked), identity, query, day, atRisk) as unknown as typeof q;
  const rows = await matching(tasks(trx))
    .$if(place !== null, (q) => q.where(sql<boolean>`(${sql.ref(sorted[sort])}, t.id) ${after} (${place?.[0] ?? null}, ${place?.[1] ?? null})`))
    .orderBy(sorted[sort], order)
    .orderBy('t.id', order)
    .limit(limit + 1)
    .execute();
  const counted = matching(trx.selectFrom('task as t').select(sql`1`.as('one'))).limit(countedUpTo + 1);
  const { total } = await trx
    .selectFrom(counted.as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return part(rows, limit, (row) => [valueIn[sort](row), row.id], total);
}

/** Tasks that words or a number tell of, the nearest deadline first. */
export function findTasks(trx: Work, identity: Identity, text: string, limit: number): Promise<TaskRow[]> {
  const found = tasks(trx)
    .where(sql<boolean>`t.search like (select '%' || access.bare(${text}) || '%')`)
    .orderBy('t.due')
    .orderBy('t.id')
    .limit(limit);
  return (narrow(found as never, identity) as unknown as typeof found).execute();
}

function inList(q: Filtered, identity: Identity, query: z.infer<typeof TaskQuery>, day: string, atRisk: readonly number[]): Filtered {
  const { figure, state, person, search } = query;
  return q
    .$if(figure === 'at-risk', (x) => x.where(sql<boolean>`t.id = any(${[...atRisk]}::bigint[])`))
    .$if(figure !== undefined && figure !== 'at-risk', (x) => x.where(figureOn(figure as 'done', day)))
    .$if(state !== undefined, (x) => x.where('t.state', '=', state ?? 'assigned'))
    .$if(person !== undefined, (x) => x.where('t.person_id', '=', person === 'me' ? identity.accountId : (person ?? '')))
    .$if(search !== undefined, (x) => x.where(sql<boolean>`t.search like (select '%' || access.bare(${search}) || '%')`));
}

/** The filters that lists and counts share. */
export function narrowed(q: Filtered, identity: Identity, query: z.infer<typeof SummaryQuery>): Filtered {
  const { programme, agency, lead, database, procedure, obstacle, difficulty, month } = query;
  const everyLevel = query.below || programme !== undefined || procedure !== undefined || obstacle !== undefined;
  return narrow(q, identity)
    .$if(!everyLevel, (x) => x.where(agency === undefined ? toldAt(levelsOf(identity)) : toldOf(agency)))
    .$if(programme !== undefined, (x) => x.where('t.programme_id', '=', programme ?? ''))
    .$if(agency !== undefined && agency !== 'vn', (x) =>
      x.where(sql<boolean>`t.agency_id in (select id from agency where path <@ (select path from agency where id = ${agency}))`),
    )
    .$if(lead !== undefined, (x) => x.where('t.agency_id', '=', lead ?? ''))
    .$if(database !== undefined, (x) => x.where(sql<boolean>`t.id in (select task_id from task_database where database_id = ${database})`))
    .$if(procedure !== undefined, (x) => x.where(sql<boolean>`t.id in (select task_id from task_procedure where procedure = ${procedure})`))
    .$if(obstacle !== undefined, (x) => x.where(sql<boolean>`t.id in (select task_id from obstacle_task where obstacle_id = ${obstacle})`))
    .$if(difficulty !== undefined, (x) => x.where('t.difficulty', '=', difficulty ?? 'easy'))
    .$if(month !== undefined, (x) => x.where('t.due', '>=', `${month}-01`).where('t.due', '<=', monthEnd(`${month}-01`)));
}

/** Row-level security decides what is seen, but only plain codes can use an index: see the same in cases. What is coordinated lies anywhere. */
function narrow(q: Filtered, identity: Identity): Filtered {
  const territories = scopes(identity, 'task.read').map((scope) => scope.territory.split('.'));
  if (territories.length === 0 || territories.some((labels) => labels.length < 2)) return q;
  const provinces = [...new Set(territories.map(([, province = '']) => province))];
  return q.where(sql<boolean>`t.id in (select id from task where province_id = any(${provinces}) union all select access.coordinated('task.read'))`);
}
