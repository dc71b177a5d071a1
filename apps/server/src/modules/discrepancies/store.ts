import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { countedUpTo, part, placeOf } from '../../http/keyset.ts';
import type { DiscrepancyQuery } from './schema.ts';

/** Discrepancies that the caller may see, as found or the last first, from a place on. */
export async function listDiscrepancies(trx: Work, query: z.infer<typeof DiscrepancyQuery>) {
  const { order, limit, cursor } = query;
  const place = placeOf(cursor);
  const rows = await found(trx, query)
    .select([
      'id',
      'case_id',
      'database_id',
      'table_name',
      'column_name',
      'record_key',
      'key_personal',
      'kind',
      'rule',
      'severity',
      'observed',
      'expected',
    ])
    .select(['origin', 'agency_id', 'state', 'reason', 'changed_at', 'found_at'])
    .select([
      sql<string>`agency::text`.as('agency'),
      sql<string>`territory::text`.as('territory'),
      sql<string>`owner::text`.as('owner'),
      sql<string | null>`access.name_of(changed_by)`.as('changed_by'),
    ])
    .$if(place !== null, (q) => q.where('id', order === 'asc' ? '>' : '<', String(place?.[0])))
    .orderBy('id', order)
    .limit(limit + 1)
    .execute();
  const counted = found(trx, query)
    .select(sql`1`.as('one'))
    .limit(countedUpTo + 1);
  const { total } = await trx
    .selectFrom(counted.as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return part(rows, limit, (row) => [row.id, row.id], total);
}

function found(trx: Work, query: z.infer<typeof DiscrepancyQuery>) {
  const { case: caseId, state, database, table, column, rule, criterion, record, unit, unsettled } = query;
  return trx
    .selectFrom('discrepancy')
    .$if(caseId !== undefined, (q) => q.where('case_id', '=', caseId ?? 0))
    .$if(state !== undefined, (q) => q.where('state', '=', state ?? 'open'))
    .$if(database !== undefined, (q) => q.where('database_id', '=', database ?? ''))
    .$if(table !== undefined, (q) => q.where('table_name', '=', table ?? ''))
    .$if(column !== undefined, (q) => q.where('column_name', '=', column ?? ''))
    .$if(rule !== undefined, (q) => q.where('rule', '=', rule ?? ''))
    .$if(criterion !== undefined, (q) => q.where('criterion', '=', criterion ?? null))
    .$if(unsettled === true, (q) => q.where('state', 'not in', ['dismissed', 'verified']))
    .$if(record !== undefined, (q) => q.where('record_key', '=', record ?? ''))
    .$if(unit !== undefined, (q) => q.where('agency_id', '=', unit ?? ''));
}
