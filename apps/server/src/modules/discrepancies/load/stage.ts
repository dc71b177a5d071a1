import { join as joinPath } from 'node:path';
import { openDuckDb, sql as query } from '@sogoc/engine';
import type { Scorecard } from '@sogoc/quality';
import { sql } from 'kysely';
import { within } from '../../../access/identity.ts';
import type { Database } from '../../../database/open-database.ts';
import { placesOf } from '../../../lake/places.ts';
import { lakeTables, readSurveyFolder, type SurveyFolder } from '../../../lake/survey-folder.ts';
import type { FoundDiscrepancyTable } from '../table.ts';

/** A database of the register that a run read, and who owns it. */
export interface SurveyedDatabase {
  id: string;
  surveyName: string;
  ownerId: string;
  /** The owner's place, as paths. */
  agency: string;
  territory: string;
}

export interface SurveyedRun {
  id: string;
  /** The folder of its results, absolute. */
  folder: string;
  startedAt: Date;
  /** Today (yyyy-MM-dd): deadlines count from here. */
  today: string;
  databases: readonly SurveyedDatabase[];
  /** Rules that ask something else than in the run before, by the database's name in the survey. */
  changedRules: readonly { database: string; rule: string }[];
}

interface Row {
  id: string;
  database: string;
  table: string;
  record_key: string;
  column: string | null;
  kind: string;
  observed: string | null;
  expected: string | null;
  origin: string | null;
  rule: string;
  severity: 'low' | 'medium' | 'high';
  place: string | null;
}

/** Brings a run's findings beside the register's, each with the unit that answers for it. In steps of its own, so that nobody waits for them. */
export async function stageDiscrepancies(database: Database, run: SurveyedRun): Promise<void> {
  const survey = await readSurveyFolder(run.folder);
  await using engine = await openDuckDb();
  const findings = query`(select * from ${engine.dialect.readParquet([joinPath(run.folder, 'discrepancies.parquet')])} as f where kind <> 'variant')`;
  await using places = await placesOf(engine, findings, await lakeTables(survey), run.today);
  const rows = query`select f.*, p.territory as place from ${findings} as f left join ${places.name} as p
    on p."database" = f."database" and p."table" = f."table" and p.record_key = f.record_key`;
  const placed = await placer(database, run, survey);
  await forgetStaged(database, run.id);
  for await (const batch of engine.stream<Row>(rows)) await insert(database, batch.flatMap(placed));
}

/** Takes a run's findings away from beside the register. */
export async function forgetStaged(database: Pick<Database, 'owner'>, runId: string): Promise<void> {
  await sql`delete from access.found_discrepancy where run_id = ${runId}`.execute(database.owner);
}

type Staged = Omit<FoundDiscrepancyTable, never>;

async function placer(database: Database, run: SurveyedRun, { catalog, origins, scorecard }: SurveyFolder): Promise<(row: Row) => Staged[]> {
  const databases = new Map(run.databases.map((each) => [each.surveyName, each]));
  const personalKeys = new Set(
    catalog.databases.flatMap(({ name, tables }) =>
      tables
        .filter(({ recordKey, columns }) => columns.some((column) => column.personal && recordKey.columns.includes(column.name)))
        .map(({ table }) => `${name}.${table}`),
    ),
  );
  const attributes = new Map(
    origins.attributes.flatMap(({ id, holders }) => holders.map((holder) => [`${holder.database}.${holder.table}.${holder.column}`, id])),
  );
  const criteria = criteriaOf(scorecard);
  const units = await database.owner
    .selectFrom('agency')
    .select(['id', sql<string>`path::text`.as('path'), sql<string>`territory::text`.as('territory')])
    .where('kind', '=', 'commune')
    .execute();
  const communes = new Map(units.map((unit) => [unit.territory, unit]));
  return (row) => {
    const surveyed = databases.get(row.database);
    if (!surveyed) return [];
    const unit = row.place && within(surveyed.territory, row.place) ? communes.get(row.place) : undefined;
    return [
      {
        run_id: run.id,
        id: `${surveyed.id}:${row.id}`,
        database_id: surveyed.id,
        table_name: row.table,
        column_name: row.column,
        kind: row.kind,
        rule: row.rule,
        criterion: criteria.get(`${row.database}.${row.rule}`) ?? null,
        severity: row.severity,
        attribute_id: attributes.get(`${row.database}.${row.table}.${row.column ?? ''}`) ?? null,
        record_key: row.record_key,
        key_personal: personalKeys.has(`${row.database}.${row.table}`),
        observed: row.observed,
        expected: row.expected,
        origin: row.origin,
        agency_id: unit?.id ?? surveyed.ownerId,
        agency: unit?.path ?? surveyed.agency,
        territory: unit?.territory ?? surveyed.territory,
        owner: surveyed.agency,
      },
    ];
  };
}

/** The criterion of each rule, by database and rule; agreement with the original also asks whether the original knows the value, under a name of its own. */
function criteriaOf({ databases }: Scorecard): Map<string, string> {
  const rules = databases.flatMap(({ name, criteria }) =>
    Object.values(criteria).flatMap(({ rules: own }) => own.map(({ rule, criterion }) => ({ at: `${name}.${rule}`, criterion }))),
  );
  return new Map(rules.flatMap(({ at, criterion }) => [at, at.replace(/\.agreement$/, '.known-to-original')].map((name) => [name, criterion])));
}

async function insert(database: Database, rows: Staged[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into access.found_discrepancy
    select * from jsonb_populate_recordset(null::access.found_discrepancy, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`.execute(
    database.owner,
  );
}
