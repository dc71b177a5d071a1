import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../../database/tables.ts';
import type { CommuneRecords } from '../../../lake/records-by-commune.ts';
import { CriterionName } from '../found/common.ts';
import type { NewRun } from './load-results.ts';
import type { Results } from './read-results.ts';

/** Rules about a table as a whole, and those that another reports the records of: no record of it is said to break them. */
const ofTables = ['row-count', 'newest', 'coverage', 'sql', 'shared', 'dictionary'];

/**
 * Files how many records of each commune were looked at by each criterion, and how many have a discrepancy against it. Counted are the tables that tell where
 * their records are and in which a rule of the criterion was measured. After the run's findings are staged, and before they become cases.
 */
export async function loadCommunes(trx: Transaction<Tables>, run: NewRun, results: Results, counted: readonly CommuneRecords[]): Promise<void> {
  const databases = new Map(run.databases.map((database) => [database.surveyName, database]));
  const measured = measuredTables(results, await reported(trx, run));
  const rows = counted.flatMap(({ database, table, territory, records }) => {
    const known = databases.get(database);
    if (!known || !territory.startsWith(`${known.territory}.`)) return [];
    const criteria = CriterionName.options.filter((criterion) => measured.has(`${database}.${table}.${criterion}`));
    return criteria.map((criterion) => ({ database_id: known.id, owner: known.agency, territory, criterion, records }));
  });
  await sql`
    with looked as (
      select database_id, owner, territory, criterion, sum(records) as records
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(database_id text, owner text, territory text, criterion text, records bigint)
      group by 1, 2, 3, 4),
    faulty as (
      select database_id, territory::text as territory, criterion, count(distinct (table_name, record_key)) as records
      from access.found_discrepancy where run_id = ${run.id} group by 1, 2, 3)
    insert into commune_measure (run_id, database_id, commune_id, province_id, agency, territory, owner, finished_at, criteria)
    select ${run.id}, l.database_id, ltree2text(subpath(l.territory::ltree, -1)), ltree2text(subpath(l.territory::ltree, -2, 1)),
      coalesce(min(a.path::text), l.owner)::ltree, l.territory::ltree, l.owner::ltree, ${results.run.finishedAt}::timestamptz,
      jsonb_object_agg(l.criterion, jsonb_build_object('records', l.records, 'faulty', least(l.records, coalesce(f.records, 0))))
    from looked l left join faulty f using (database_id, territory, criterion)
    left join agency a on a.kind = 'commune' and a.territory = l.territory::ltree
    group by l.database_id, l.territory, l.owner`.execute(trx);
}

/** The rules that a discrepancy of this run is against, as `database.rule`. */
async function reported(trx: Transaction<Tables>, { id, databases }: NewRun): Promise<Set<string>> {
  const names = new Map(databases.map((database) => [database.id, database.surveyName]));
  const rows = await trx.selectFrom('access.found_discrepancy').select(['database_id', 'rule']).distinct().where('run_id', '=', id).execute();
  return new Set(rows.map(({ database_id, rule }) => `${names.get(database_id)}.${rule}`));
}

/** Tables in which a rule about records was measured, by criterion. A rule that records fail and no discrepancy tells of says nothing of single records. */
function measuredTables({ scorecard }: Results, known: ReadonlySet<string>): Set<string> {
  const rules = scorecard.databases.flatMap(({ criteria }) => Object.values(criteria).flatMap((criterion) => criterion?.rules ?? []));
  const told = rules.filter(
    ({ database, rule, kind, score, failed }) =>
      score !== null && !ofTables.includes(kind) && !rule.includes('.same-in-') && (failed === 0 || known.has(`${database}.${rule}`)),
  );
  return new Set(told.map(({ database, table, criterion }) => `${database}.${table}.${criterion}`));
}
