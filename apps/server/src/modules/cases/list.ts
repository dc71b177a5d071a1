import { type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { type Identity, scopes } from '../../access/identity.ts';
import type { Tables } from '../../database/tables.ts';
import { countedUpTo, part, placeOf } from '../../http/keyset.ts';
import type { CaseQuery, TallyQuery } from './schema.ts';
import { type CaseRow, cases } from './store.ts';

type Asked = z.infer<typeof CaseQuery>;
type CaseFrom = { c: Tables['cleaning_case'] };

/** By what each order sorts; the index of the same name serves it. */
const sorted = { due: 'c.due', severity: 'c.gravity', records: 'c.records', opened: 'c.id' } as const;
const valueIn = {
  due: (row: CaseRow) => row.due,
  severity: (row: CaseRow) => row.gravity,
  records: (row: CaseRow) => row.records,
  opened: (row: CaseRow) => row.id,
};

/** Cases that the caller may see, in an order, from a place on. Rows before that place are not read. */
export async function listCases(trx: Work, identity: Identity, query: Asked, today: string) {
  const { sort, order, limit, cursor } = query;
  const place = placeOf(cursor);
  const after = sql.raw(order === 'asc' ? '>' : '<');
  const matching = <B extends keyof Q, Q extends CaseFrom, O>(q: SelectQueryBuilder<Q, B, O>) =>
    filter(q as never, identity, query, today) as typeof q;
  const listed = matching(cases(trx))
    .$if(place !== null, (q) => q.where(sql<boolean>`(${sql.ref(sorted[sort])}, c.id) ${after} (${place?.[0] ?? null}, ${place?.[1] ?? null})`))
    .orderBy(sorted[sort], order)
    .orderBy('c.id', order)
    .limit(limit + 1)
    .execute();
  const counted = matching(trx.selectFrom('cleaning_case as c').select(sql`1`.as('one'))).limit(countedUpTo + 1);
  const all = trx
    .selectFrom(counted.as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  // Both go to the database at once.
  const [rows, { total }] = await Promise.all([listed, all]);
  return part(rows, limit, (row) => [valueIn[sort](row), row.id], total);
}

/** Cases that fit, are not closed and that the caller may see, to be counted. */
export function tallyCases(trx: Work, identity: Identity, query: z.infer<typeof TallyQuery>, today: string) {
  const asked = { ...query, status: 'active' } as Asked;
  return filter(trx.selectFrom('cleaning_case as c') as Filtered, identity, asked, today);
}

/** The latest cases of a number, or that words or a record's key tell of; the closed ones too where the number is given. */
export function findCases(trx: Work, identity: Identity, text: string, limit: number): Promise<CaseRow[]> {
  const number = /^#?\d{1,9}$/.test(text) ? Number(text.replace('#', '')) : null;
  const found = cases(trx).orderBy('c.id', 'desc').limit(limit);
  if (number !== null) return (narrow(found as never, identity) as unknown as typeof found).where('c.id', '=', number).execute();
  const asked = { status: 'active', search: text } as Asked;
  return (filter(found as never, identity, asked, '') as unknown as typeof found).execute();
}

type Filtered = SelectQueryBuilder<CaseFrom, 'c', object>;

function filter(q: Filtered, identity: Identity, query: Asked, today: string): Filtered {
  const { status, unit, province, commune, database, attribute, kind, severity, overdue, dueBy, assignee, search } = query;
  return narrow(q, identity)
    .$if(status === 'active', (x) => x.where(sql<boolean>`not c.closed`))
    .$if(status !== 'active' && status !== 'all', (x) => x.where('c.status', '=', status as 'open'))
    .$if(status !== 'active' && status !== 'all' && status !== 'closed', (x) => x.where(sql<boolean>`not c.closed`))
    .$if(unit !== undefined, (x) => x.where('c.agency_id', '=', unit ?? ''))
    .$if(province !== undefined, (x) => x.where('c.province_id', '=', province ?? ''))
    .$if(commune !== undefined, (x) => x.where('c.commune_id', '=', commune ?? ''))
    .$if(database !== undefined, (x) => x.where('c.database_id', '=', database ?? ''))
    .$if(attribute !== undefined, (x) => x.where('c.attribute_id', '=', attribute ?? ''))
    .$if(kind !== undefined, (x) => x.where('c.kind', '=', kind ?? ''))
    .$if(severity !== undefined, (x) => x.where('c.severity', '=', severity ?? 'low'))
    .$if(overdue === true, (x) => x.where('c.due', '<', today).where(sql<boolean>`not c.closed`))
    .$if(dueBy !== undefined, (x) => x.where('c.due', '<=', dueBy ?? ''))
    .$if(overdue === false, (x) => x.where('c.due', '>=', today))
    .$if(assignee === 'nobody', (x) => x.where('c.assignee_id', 'is', null))
    .$if(assignee !== undefined && assignee !== 'nobody', (x) =>
      x.where('c.assignee_id', '=', assignee === 'me' ? identity.accountId : (assignee ?? '')),
    )
    .$if(search !== undefined, (x) =>
      x.where(sql<boolean>`(c.search like '%' || access.bare(${search}) || '%'
        or c.id in (select case_id from discrepancy where record_key = ${search}))`),
    );
}

/**
 * Row-level security decides what is seen, but cannot use an index to find it: operators on paths may not run before it. Plain codes may, so where all
 * of the caller's territories lie in provinces or communes, these are asked for by name.
 */
function narrow(q: Filtered, identity: Identity): Filtered {
  const territories = scopes(identity, 'case.read').map((scope) => scope.territory.split('.'));
  const depth = Math.min(...territories.map((labels) => labels.length));
  if (!Number.isFinite(depth) || depth < 2) return q;
  const column = depth === 2 ? 'c.province_id' : 'c.commune_id';
  return q.where(column, 'in', [...new Set(territories.map((labels) => labels[Math.min(depth, 3) - 1] ?? ''))]);
}
