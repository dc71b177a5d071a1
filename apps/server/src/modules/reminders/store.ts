import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import type { Receiver, Rule, ThingKind } from './rules/rule.ts';
import type { RemindedKind } from './things/thing.ts';

/** A rule with the latest due day about which it has spoken; of a programme, or of whatever has no rules of its own. */
export interface DueRule extends Rule {
  programme: string | null;
  until: string;
}

/** What a rule has spoken about for the first time. */
export interface NewReminder {
  id: number;
  thing_id: number;
  receiver: Receiver;
}

/** One sweep at a time in the whole database, until the transaction ends: who comes second finds all done. */
export async function takeTurn(trx: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sogoc reminders'))`.execute(trx);
}

/**
 * Keeps that rules have spoken, of each open thing about which they have and of which that was not kept. Of several that had passed for one receiver the last is
 * told, those before it are superseded.
 * @returns those to be told.
 */
export async function keepPassed(trx: Work, kind: RemindedKind, rules: readonly DueRule[], day: string): Promise<NewReminder[]> {
  const own = [...new Set(rules.flatMap(({ programme }) => programme ?? []))];
  const { rows } = await sql<NewReminder & { state: string }>`
    with rule as (select * from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r(programme text, days smallint, "to" text, until date)),
    passed as (
      select th.id, th.due, r.days, r."to", row_number() over (partition by th.id, r."to" order by r.days desc) as nth
      from (${kind.things(day)}) th join rule r on th.due <= r.until
        and r.programme is not distinct from case when th.programme_id = any(${own}::text[]) then th.programme_id end
      where th.open)
    insert into reminder (kind, thing_id, due, days, receiver, state, day)
    select ${kind.kind}, p.id, p.due, p.days, p."to", case when p.nth = 1 then 'told' else 'superseded' end, ${day}::date from passed p
    where not exists (select from reminder k where k.kind = ${kind.kind} and k.thing_id = p.id and k.due = p.due and k.days = p.days and k.receiver = p."to")
    order by p.due, p.id, p.days on conflict do nothing returning id, thing_id, receiver, state`.execute(trx);
  return rows.filter(({ state }) => state === 'told').map(({ id, thing_id, receiver }) => ({ id, thing_id, receiver }));
}

/** Tells who is to be told of these reminders. Who stands at several of a thing's places is told once by each rule. */
export async function tellReceivers(trx: Work, kind: RemindedKind, ids: readonly number[], day: string): Promise<void> {
  const rights = JSON.stringify(Object.entries({ ...kind.rights, person: kind.rights.agency }).map(([to, action]) => ({ to, action })));
  await sql`
    with fresh as materialized (
      select r.id, th.territory, x.action,
        case when r.receiver in ('person', 'up') and p.status = 'active' then th.person_id end as person,
        case when r.receiver = 'person' and p.status = 'active' then null when r.receiver = 'above' then th.above
          when r.receiver = 'steering' then th.steering else th.agency end as place
      from reminder r join (${kind.things(day)}) th on th.id = r.thing_id left join account p on p.id = th.person_id
        join jsonb_to_recordset(${rights}::jsonb) as x("to" text, action text) on x."to" = r.receiver
      where r.id = any(${[...ids]}::bigint[])),
    places as materialized (select distinct place, territory, action from fresh where place is not null),
    people as materialized (select p.*, account_id from places p, access.receivers(p.place, p.territory, p.action, ${day}::date) account_id)
    insert into notification (reminder_id, account_id)
    select f.id, p.account_id from fresh f join people p on p.place = f.place and p.territory = f.territory and p.action = f.action
    union select id, person from fresh where person is not null order by 1, 2`.execute(trx);
}

/** Tells the history of tasks and cases that something went over somebody's head; of obstacles it is told as they go up. */
export async function tellHistory(trx: Work, ids: readonly number[]): Promise<void> {
  const late = (kind: 'task' | 'case') => sql`from reminder where id = any(${[...ids]}::bigint[]) and kind = ${kind} and days > 0 order by id`;
  await sql`insert into task_event (task_id, account_id, verb, details)
    select thing_id, null, 'escalate', jsonb_build_object('days', days, 'to', receiver) ${late('task')}`.execute(trx);
  await sql`insert into case_event (case_id, account_id, verb) select thing_id, null, 'escalate' ${late('case')}`.execute(trx);
}

/** What was said about a thing that the caller sees, the latest first. */
export function listReminders(trx: Work, kind: ThingKind, thing: number) {
  return trx
    .selectFrom('reminder')
    .select(['id', 'due', 'days', 'receiver as to', 'state', 'day'])
    .where('kind', '=', kind)
    .where('thing_id', '=', thing)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}
