import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { named } from '../evaluate/truth.ts';
import type { Prepared } from '../prepare/prepared.ts';

/**
 * What officials decided about pairs of records, as a query with left_source, left_key, right_source, right_key and same (boolean). A decision always
 * holds, whatever the model says later. Decisions about records that are gone wait until they are back.
 */
export interface Decisions {
  relation: Sql;
}

/** The decisions by record id: l, r (l < r), same. */
export function decidedPairs(prepared: Prepared, decisions: Decisions): Promise<WorkTable> {
  return prepared.engine.materialize(
    'link_decided',
    sql`select least(a.rid, b.rid) as l, greatest(a.rid, b.rid) as r, bool_and(d.same) as same
        from (${decisions.relation}) d join ${named(prepared)} a on a.name = d.left_source and a.key = d.left_key
          join ${named(prepared)} b on b.name = d.right_source and b.key = d.right_key
        where a.rid <> b.rid group by 1, 2`,
    prepared.options,
  );
}
