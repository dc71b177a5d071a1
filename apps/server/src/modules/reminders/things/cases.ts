import { sql } from 'kysely';
import type { RemindedKind } from './thing.ts';

/** Cases: the unit that mends works on them, who owns the database steers. */
export const cases: RemindedKind = {
  kind: 'case',
  things: (
    day,
  ) => sql`select c.id, null::text as programme_id, c.id::text as number, d.name || ' · ' || c.table_name as title, c.due, c.assignee_id as person_id,
      c.agency, subpath(c.agency, 0, least(nlevel(c.agency), 2)) as above, c.owner as steering, c.territory,
      c.opened_on <= ${day}::date and not c.closed as open from cleaning_case c join database d on d.id = c.database_id`,
  rights: { agency: 'case.mend', above: 'case.verify', steering: 'case.verify', up: 'case.verify' },
};
