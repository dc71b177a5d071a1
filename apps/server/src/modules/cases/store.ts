import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import type { State } from '../discrepancies/index.ts';

/** A case with the names of what it refers to. */
export function cases(trx: Work) {
  return trx
    .selectFrom('cleaning_case as c')
    .leftJoin('database as d', 'd.id', 'c.database_id')
    .innerJoin('agency as a', 'a.id', 'c.agency_id')
    .select(['c.id', 'c.database_id', 'd.name as database_name', 'c.table_name', 'c.column_name', 'c.attribute_id', 'c.kind', 'c.rule', 'c.severity'])
    .select([
      'c.agency_id',
      'a.name as agency_name',
      'c.assignee_id',
      'c.status',
      'c.opened_on',
      'c.due',
      'c.records',
      'c.times_reopened',
      'c.version',
    ])
    .select(['c.gravity', 'c.records_open', 'c.records_reopened', 'c.records_confirmed', 'c.records_mended', 'c.records_rejected'])
    .select(['c.records_dismissed', 'c.records_verified'])
    .select([
      sql<string>`c.agency::text`.as('agency'),
      sql<string>`c.territory::text`.as('territory'),
      sql<string>`c.owner::text`.as('owner'),
      sql<string | null>`access.name_of(c.assignee_id)`.as('assignee_name'),
    ]);
}

export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;

export function findCase(trx: Work, id: number) {
  return cases(trx).where('c.id', '=', id).executeTakeFirst();
}

/** Holds a case until the end of the transaction. @returns whether it still has that version. */
export async function holdCase(trx: Work, id: number, version: number): Promise<boolean> {
  const held = await trx
    .updateTable('cleaning_case')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return held !== undefined;
}

interface Change {
  from: readonly State[];
  to: State;
  reason: string | undefined;
  records: readonly string[] | undefined;
}

function changed(trx: Work, id: number, { from, records }: Omit<Change, 'to' | 'reason'>) {
  return trx
    .selectFrom('discrepancy')
    .where('case_id', '=', id)
    .where('state', 'in', [...from])
    .$if(records !== undefined, (q) => q.where('id', 'in', [...(records ?? [])]));
}

/** How many of the records were brought into their state by the caller. */
export async function countOwn(trx: Work, id: number, change: Omit<Change, 'to' | 'reason'>): Promise<number> {
  const { n } = await changed(trx, id, change)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(sql<boolean>`changed_by = access.account_id()`)
    .executeTakeFirstOrThrow();
  return n;
}

/** @returns how many records changed. */
export async function changeRecords(trx: Work, id: number, change: Change): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('discrepancy')
    .set({ state: change.to, reason: change.reason ?? null })
    .where('id', 'in', changed(trx, id, change).select('id'))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function addEvent(trx: Work, event: { case_id: number; verb: string; records?: number; text?: string | undefined }): Promise<void> {
  const { case_id, verb, records = 0, text = null } = event;
  await trx.insertInto('case_event').values({ case_id, verb, records, text, account_id: sql<string>`access.account_id()` }).execute();
}

export function listEvents(trx: Work, id: number) {
  return trx
    .selectFrom('case_event')
    .select(['id', 'at', 'verb', 'records', 'text', sql<string | null>`access.name_of(account_id)`.as('by')])
    .where('case_id', '=', id)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

export async function listPeople(trx: Work, unit: string): Promise<{ id: string; name: string }[]> {
  return (await sql<{ id: string; name: string }>`select id, name from access.people_of(${unit})`.execute(trx)).rows;
}

export async function handOver(trx: Work, id: number, unit: string): Promise<boolean> {
  return (await sql<{ moved: boolean }>`select access.hand_case(${id}, ${unit}) as moved`.execute(trx)).rows[0]?.moved ?? false;
}

export async function setAssignee(trx: Work, id: number, person: string | null): Promise<void> {
  await trx
    .updateTable('cleaning_case')
    .set((eb) => ({ assignee_id: person, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
