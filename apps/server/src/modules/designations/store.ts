import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import type { DesignationState } from './workflow.ts';

function designations(trx: Work) {
  return trx
    .selectFrom('designation as d')
    .select([
      'd.id',
      'd.attribute_id',
      'd.attribute_name',
      'd.entity',
      'd.database_id',
      'd.table_name',
      'd.column_name',
      'd.status',
      'd.reason',
      'd.legal_basis',
    ])
    .select(['d.document', 'd.valid_from', 'd.valid_to', 'd.consult_until', 'd.proposed_by', 'd.proposed_at', 'd.decided_at', 'd.version'])
    .select([
      sql<string>`d.agency::text`.as('agency'),
      sql<string>`d.territory::text`.as('territory'),
      sql<string>`d.owner::text`.as('owner'),
      sql<string | null>`access.name_of(d.proposed_by)`.as('proposer'),
      sql<string | null>`access.name_of(d.decided_by)`.as('decider'),
      sql<
        { agency: string; territory: string }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('agency', o.agency::text, 'territory', o.territory::text))
        from designation_opinion o where o.designation_id = d.id), '[]')`.as('holders'),
    ]);
}

export type DesignationRow = NonNullable<Awaited<ReturnType<typeof findDesignation>>>;

export function findDesignation(trx: Work, id: string) {
  return designations(trx).where('d.id', '=', id).executeTakeFirst();
}

interface Listed {
  status?: DesignationState | undefined;
  attribute?: string | undefined;
  database?: string | undefined;
  page: number;
  pageSize: number;
}

export async function listDesignations(trx: Work, { status, attribute, database, page, pageSize }: Listed) {
  const found = designations(trx)
    .$if(status !== undefined, (q) => q.where('d.status', '=', status ?? 'proposed'))
    .$if(attribute !== undefined, (q) => q.where('d.attribute_id', '=', attribute ?? ''))
    .$if(database !== undefined, (q) => q.where('d.database_id', '=', database ?? ''));
  const { total } = await found
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .orderBy('d.proposed_at', 'desc')
    .orderBy('d.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { rows, total };
}

/** The column of an attribute as a run found it, with its database's owner and the run's place. */
export async function findHolder(trx: Work, run: string, attribute: string, column: { database: string; table: string; column: string }) {
  return trx
    .selectFrom('holder as h')
    .innerJoin('attribute as a', (join) => join.onRef('a.run_id', '=', 'h.run_id').onRef('a.id', '=', 'h.attribute_id'))
    .innerJoin('survey_run as r', 'r.id', 'h.run_id')
    .innerJoin('database as d', 'd.id', 'h.database_id')
    .select(['a.name', 'a.entity'])
    .select([sql<string>`r.agency::text`.as('agency'), sql<string>`r.territory::text`.as('territory'), sql<string>`d.agency::text`.as('owner')])
    .where('h.run_id', '=', run)
    .where('h.attribute_id', '=', attribute)
    .where('h.database_id', '=', column.database)
    .where('h.table_name', '=', column.table)
    .where('h.column_name', '=', column.column)
    .executeTakeFirst();
}

/** Asks every database that holds the attribute, as its latest run in the territory found. @returns how many. */
export async function askHolders(trx: Work, id: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into designation_opinion (designation_id, database_id, agency, territory)
    select distinct d.id, h.database_id, o.agency, o.territory from designation d
    join holder h on h.attribute_id = d.attribute_id and h.run_id = (
      select r.id from survey_run r join attribute a on a.run_id = r.id and a.id = d.attribute_id
      where r.territory = d.territory order by r.finished_at desc limit 1)
    join database o on o.id = h.database_id
    where d.id = ${id}`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

export function listOpinions(trx: Work, id: string) {
  return trx
    .selectFrom('designation_opinion')
    .select(['database_id', 'opinion', 'text', 'given_at', sql<string>`agency::text`.as('agency'), sql<string>`territory::text`.as('territory')])
    .select(sql<string | null>`access.name_of(given_by)`.as('giver'))
    .where('designation_id', '=', id)
    .orderBy('database_id')
    .execute();
}

export async function giveOpinion(trx: Work, id: string, database: string, opinion: 'agree' | 'object', text: string | null): Promise<boolean> {
  const given = await trx
    .updateTable('designation_opinion')
    .set({ opinion, text, given_by: sql<string>`access.account_id()`, given_at: sql<Date>`access.now()` })
    .where('designation_id', '=', id)
    .where('database_id', '=', database)
    .returning('database_id')
    .executeTakeFirst();
  return given !== undefined;
}

export async function addEvent(trx: Work, designation_id: string, verb: string, text: string | null): Promise<void> {
  await trx.insertInto('designation_event').values({ designation_id, verb, text, account_id: sql<string>`access.account_id()` }).execute();
}

export function listEvents(trx: Work, id: string) {
  return trx
    .selectFrom('designation_event')
    .select(['at', 'verb', 'text', sql<string | null>`access.name_of(account_id)`.as('by')])
    .where('designation_id', '=', id)
    .orderBy('id', 'desc')
    .execute();
}
