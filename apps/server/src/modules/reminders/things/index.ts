import { type RawBuilder, sql } from 'kysely';
import { cases } from './cases.ts';
import { obstacles } from './obstacles.ts';
import { tasks } from './tasks.ts';
import type { RemindedKind, Thing } from './thing.ts';

/** Every kind of thing of which people are reminded. */
export const remindedKinds: readonly RemindedKind[] = [tasks, obstacles, cases];

/** The thing of a row `r` of reminders, as a subquery to join laterally. */
export function thingOf(day: string): RawBuilder<Thing> {
  const each = remindedKinds.map(({ kind, things }) => sql`select * from (${things(day)}) th where r.kind = ${kind} and th.id = r.thing_id`);
  return sql`(${sql.join(each, sql` union all `)})`;
}
