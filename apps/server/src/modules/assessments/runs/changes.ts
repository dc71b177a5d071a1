import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { RunChanges } from './schema.ts';

type Changes = z.infer<typeof RunChanges>;

/** What differs between two runs in the databases that the caller may see in either. */
export async function changesBetween(trx: Work, from: string, to: string): Promise<Omit<Changes, 'from' | 'to'>> {
  const [databases, rules, tables, columns] = [
    await databasesThen(trx, from, to),
    await rulesThen(trx, from, to),
    await tablesThen(trx, from, to),
    await columnsThen(trx, from, to),
  ];
  return { databases, rules, tables, columns };
}

function one(run: string) {
  return sql`(select database_id, jsonb_build_object('score', score, 'grade', grade, 'rows', rows, 'discrepancies', discrepancies,
    'criteria', (select jsonb_object_agg(key, value -> 'score') from jsonb_each(criteria))) as state from assessment where run_id = ${run})`;
}

async function databasesThen(trx: Work, from: string, to: string): Promise<Changes['databases']> {
  const { rows } = await sql<Changes['databases'][number]>`
    select coalesce(b.database_id, a.database_id) as "databaseId", b.state as before, a.state as after
    from ${one(from)} b full join ${one(to)} a on a.database_id = b.database_id order by 1`.execute(trx);
  return rows.map((row) => ({ ...row, before: withCriteria(row.before), after: withCriteria(row.after) }));
}

/** Of a database that could not be read there are no criteria. */
function withCriteria<T extends Changes['databases'][number]['before']>(state: T): T {
  return state && { ...state, criteria: state.criteria ?? {} };
}

async function rulesThen(trx: Work, from: string, to: string): Promise<Changes['rules']> {
  const { rows } = await sql<Changes['rules'][number]>`
    select coalesce(b.database_id, a.database_id) as "databaseId", coalesce(b.rule, a.rule) as rule, coalesce(b.table_name, a.table_name) as "table",
      coalesce(b.kind, a.kind) as kind, coalesce(b.columns, a.columns, '[]') as columns, b.failed as "failedBefore", a.failed as "failedAfter"
    from ${rulesOf(from)} b full join ${rulesOf(to)} a on a.database_id = b.database_id and a.rule = b.rule and a.table_name = b.table_name
    where b.failed is distinct from a.failed
    order by abs(coalesce(a.failed, 0) - coalesce(b.failed, 0)) desc, 1, 2 limit 500`.execute(trx);
  return rows;
}

/** A rule's id says what it asks; the same may be asked of several tables, and of several columns of one. */
function rulesOf(run: string) {
  return sql`(select database_id, rule, table_name, sum(failed)::bigint as failed, min(result ->> 'kind') as kind,
    jsonb_path_query_first(jsonb_agg(result -> 'columns'), '$[0]') as columns from assessment_rule where run_id = ${run} group by 1, 2, 3)`;
}

async function tablesThen(trx: Work, from: string, to: string): Promise<Changes['tables']> {
  const { rows } = await sql<Changes['tables'][number]>`
    select coalesce(b.database_id, a.database_id) as "databaseId", coalesce(b.name, a.name) as "table",
      case when b.name is null then 'came' else 'went' end as change
    from (select * from catalogue_table where run_id = ${from}) b
    full join (select * from catalogue_table where run_id = ${to}) a on a.database_id = b.database_id and a.name = b.name
    where (b.name is null or a.name is null) and ${readByBoth(from, to)} order by 1, 2`.execute(trx);
  return rows;
}

/** A database that only one of the runs looked at has neither gained nor lost anything. */
function readByBoth(from: string, to: string) {
  return sql`coalesce(b.database_id, a.database_id) in (
    select database_id from assessment where run_id = ${from} and status <> 'failed'
    intersect select database_id from assessment where run_id = ${to} and status <> 'failed')`;
}

async function columnsThen(trx: Work, from: string, to: string): Promise<Changes['columns']> {
  const { rows } = await sql<Changes['columns'][number]>`
    select coalesce(b.database_id, a.database_id) as "databaseId", coalesce(b.table_name, a.table_name) as "table", coalesce(b.name, a.name) as "column",
      case when b.name is null then 'came' else 'went' end as change
    from (select * from catalogue_column where run_id = ${from}) b
    full join (select * from catalogue_column where run_id = ${to}) a
      on a.database_id = b.database_id and a.table_name = b.table_name and a.name = b.name
    where (b.name is null or a.name is null) and ${readByBoth(from, to)} order by 1, 2, 3`.execute(trx);
  return rows;
}
