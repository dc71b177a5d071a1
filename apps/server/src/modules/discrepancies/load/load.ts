import { addWorkingDays } from '@sogoc/vietnam';
import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../../database/tables.ts';
import { readSurveyFolder } from '../../../lake/survey-folder.ts';
import { recount } from '../recount.ts';
import { daysToMend, type State, workflow } from '../workflow.ts';
import { measuredRules } from './measured-rules.ts';
import type { SurveyedRun } from './stage.ts';

/** What a run changed in the register, in discrepancies. */
export interface Loaded {
  found: number;
  /** Not known before. */
  fresh: number;
  /** Said to be mended, or gone before, and there again. */
  reopened: number;
  /** Looked at again and gone. */
  verified: number;
  /** Gone because their rule asks something else now: nobody mended them. */
  lapsed: number;
}

/**
 * Loads the findings that `stageDiscrepancies` brought: new ones become cases by database, column, rule and territory; those that are gone are verified where
 * their rule was measured again, and lapse where it asks something else; those that stay say what is known of them now; those that came back are reopened with a new deadline. In the owner's transaction, so that a run appears whole or not at all.
 */
export async function loadDiscrepancies(trx: Transaction<Tables>, run: SurveyedRun): Promise<Loaded> {
  const { scorecard } = await readSurveyFolder(run.folder);
  const gone = await settleGone(trx, run, JSON.stringify(measuredRules(scorecard, run)));
  const [verified, lapsed] = [gone.filter(({ changed }) => !changed), gone.filter(({ changed }) => changed)];
  await renewStaying(trx, run);
  const reopened = await reopenReturned(trx, run);
  const opened = await openCases(trx, run);
  const cases = [...gone, ...reopened, ...opened];
  await recount(
    trx,
    cases.map(({ case_id }) => case_id),
  );
  await tell(trx, run.id, 'verify', verified);
  await tell(trx, run.id, 'lapse', lapsed);
  await tell(trx, run.id, 'reopen', reopened);
  await tell(trx, run.id, 'open', opened);
  const { found } = await trx
    .selectFrom('access.found_discrepancy')
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .where('run_id', '=', run.id)
    .executeTakeFirstOrThrow();
  await trx.deleteFrom('access.found_discrepancy').where('run_id', '=', run.id).execute();
  return { found, fresh: total(opened), reopened: total(reopened), verified: total(verified), lapsed: total(lapsed) };
}

/** Records of a case that something happened to. */
interface Touched {
  case_id: number;
  records: number;
}

const total = (cases: readonly Touched[]): number => cases.reduce((sum, { records }) => sum + records, 0);
const list = (states: readonly State[]) => sql.join(states.map((state) => sql`${state}`));

/** What stands as the reason of a discrepancy that is gone because its rule asks something else. */
const ruleChanged = 'RULE_CHANGED';

async function settleGone(trx: Transaction<Tables>, run: SurveyedRun, measured: string): Promise<(Touched & { changed: boolean })[]> {
  const { rows } = await sql<Touched & { changed: boolean }>`
    with measured as materialized (select * from jsonb_to_recordset(${measured}::jsonb) as m(database_id text, rule text, changed boolean)),
    gone as (
      update discrepancy d set state = ${workflow.verify.to}, reason = case when m.changed then ${ruleChanged} else d.reason end,
        changed_at = access.now(), changed_by = null from measured m
      where m.database_id = d.database_id and m.rule = d.rule and d.state in (${list(workflow.verify.from)})
        and not exists (select from access.found_discrepancy f where f.run_id = ${run.id} and f.id = d.id)
      returning d.case_id, m.changed)
    select case_id, changed, count(*) as records from gone group by case_id, changed`.execute(trx);
  return rows;
}

/** What a record says, and what its rule or its original asks of it, may be another than when it was found first. */
async function renewStaying(trx: Transaction<Tables>, run: SurveyedRun): Promise<void> {
  await sql`update discrepancy d set observed = f.observed, expected = f.expected, origin = f.origin from access.found_discrepancy f
    where f.run_id = ${run.id} and f.id = d.id and (d.observed, d.expected, d.origin) is distinct from (f.observed, f.expected, f.origin)`.execute(
    trx,
  );
}

/** What was reported as mended while the survey was reading may not have reached it. */
async function reopenReturned(trx: Transaction<Tables>, run: SurveyedRun): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    with back as (
      update discrepancy d set state = ${workflow.reopen.to}, reason = nullif(d.reason, ${ruleChanged}), changed_at = access.now(), changed_by = null from access.found_discrepancy f
      where f.run_id = ${run.id} and f.id = d.id and d.state in (${list(workflow.reopen.from)}) and d.changed_at < ${run.startedAt}
      returning d.case_id),
    touched as (select case_id, count(*) as records from back group by case_id),
    late as (
      update cleaning_case c set times_reopened = times_reopened + 1, due = ${dueBySeverity(run.today)} from touched t where c.id = t.case_id)
    select * from touched`.execute(trx);
  return rows;
}

async function openCases(trx: Transaction<Tables>, run: SurveyedRun): Promise<Touched[]> {
  const key = sql.raw('database_id, table_name, column_name, kind, rule, severity, attribute_id, agency_id, agency, territory, owner');
  const { rows } = await sql<Touched>`
    with fresh as materialized (
      select f.* from access.found_discrepancy f left join discrepancy d on d.id = f.id where f.run_id = ${run.id} and d.id is null),
    opened as (
      insert into cleaning_case (${key}, opened_on, due, run_id, records, search)
      select ${key}, ${run.today}::date, ${dueBySeverity(run.today)}, ${run.id}, count(*),
        access.bare(concat_ws(' ', database_id, (select name from agency a where a.id = agency_id), table_name, column_name, attribute_id, rule, kind))
      from fresh group by ${key} returning *),
    filed as (
      insert into discrepancy (id, case_id, database_id, table_name, column_name, kind, rule, severity, record_key, key_personal, observed, expected, origin,
        agency_id, agency, territory, owner, changed_at, found_at, run_id, criterion)
      select f.id, o.id, f.database_id, f.table_name, f.column_name, f.kind, f.rule, f.severity, f.record_key, f.key_personal, f.observed, f.expected,
        f.origin, f.agency_id, f.agency, f.territory, f.owner, access.now(), access.now(), f.run_id, f.criterion
      from fresh f join opened o on o.database_id = f.database_id and o.table_name = f.table_name and coalesce(o.column_name, '') = coalesce(f.column_name, '')
        and o.kind = f.kind and o.rule = f.rule and o.severity = f.severity and coalesce(o.attribute_id, '') = coalesce(f.attribute_id, '')
        and o.agency_id = f.agency_id and o.territory::text = f.territory::text and o.owner::text = f.owner::text
      returning case_id)
    select case_id, count(*) as records from filed group by case_id`.execute(trx);
  return rows;
}

function dueBySeverity(today: string) {
  const due = (severity: keyof typeof daysToMend) => sql`${addWorkingDays(today, daysToMend[severity])}::date`;
  return sql`case severity when 'high' then ${due('high')} when 'medium' then ${due('medium')} else ${due('low')} end`;
}

async function tell(trx: Transaction<Tables>, runId: string, verb: string, cases: readonly Touched[]): Promise<void> {
  await sql`insert into case_event (case_id, verb, records, run_id)
    select case_id, ${verb}, records, ${runId}::uuid from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as c(case_id bigint, records int)`.execute(
    trx,
  );
}
