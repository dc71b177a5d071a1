import { sql } from 'kysely';
import { today } from '../clock/clock.ts';
import type { Register } from '../http/context.ts';
import { momentOf, sweep } from '../modules/reminders/index.ts';

const nobodyElse = async (): Promise<void> => undefined;

/**
 * Reminds of everything whose time came before the demonstration opens as if the register had been there: each reminder on its day, read by who got it. What is to be
 * said on the opening day itself is new. Needs tasks and obstacles; told again it changes nothing.
 */
export async function remindInThePast(register: Pick<Register, 'database' | 'clock'>): Promise<void> {
  await sweep(register, nobodyElse);
  const { owner } = register.database;
  const said = await owner.selectFrom('reminder').select(['due', 'days']).distinct().execute();
  const moments = said.map(({ due, days }) => ({ due, days, day: momentOf(due, days) })).filter(({ day }) => day < today(register.clock));
  await sql`
    with moment as (select * from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) as m(due date, days smallint, day date)),
      past as (update reminder r set day = m.day, made_at = m.day + time '01:00' from moment m where m.due = r.due and m.days = r.days
        returning r.id, r.kind, r.thing_id, r.days, r.receiver, r.day),
      told as (update task_event e set at = p.day + time '01:00', day = p.day from past p where p.kind = 'task' and e.task_id = p.thing_id
        and e.verb = 'escalate' and (e.details->>'days')::smallint = p.days and e.details->>'to' = p.receiver)
    update notification n set made_at = p.day + time '01:00', read_at = p.day + time '03:00' from past p where p.id = n.reminder_id`.execute(owner);
}
