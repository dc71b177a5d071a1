import type { Transaction } from 'kysely';
import type { Tables } from '../../../database/tables.ts';
import { CriterionName } from '../found/common.ts';
import { insertMany } from './insert-many.ts';
import type { NewRun, SurveyedDatabase } from './load-results.ts';
import type { Results } from './read-results.ts';

type Surveyed = Results['catalog']['databases'][number];
type Scored = Results['scorecard']['databases'][number];

/** Files what was found of each database: scores, rules, tables and columns. */
export async function loadAssessments(trx: Transaction<Tables>, run: NewRun, results: Results): Promise<void> {
  const scores = new Map(results.scorecard.databases.map((scored) => [scored.name, scored]));
  const ids = new Map(run.databases.map((database) => [database.surveyName, database]));
  for (const surveyed of results.catalog.databases) {
    const database = ids.get(surveyed.name);
    if (database) await loadAssessment(trx, run, results, { database, surveyed, scored: scores.get(surveyed.name) });
  }
}

interface OneDatabase {
  database: SurveyedDatabase;
  surveyed: Surveyed;
  scored: Scored | undefined;
}

async function loadAssessment(trx: Transaction<Tables>, run: NewRun, { run: figures, findings }: Results, one: OneDatabase): Promise<void> {
  const { database, surveyed, scored } = one;
  const { discrepancies = 0, variants = 0 } = findings.get(surveyed.name) ?? {};
  await trx
    .insertInto('assessment')
    .values({
      run_id: run.id,
      database_id: database.id,
      survey_name: surveyed.name,
      agency: database.agency,
      territory: database.territory,
      finished_at: figures.finishedAt,
      status: surveyed.status,
      kind: surveyed.kind,
      source: surveyed.source,
      as_of: surveyed.asOf,
      rows: surveyed.tables.reduce((sum, { rows }) => sum + rows, 0),
      table_count: surveyed.tables.length,
      score: scored?.score ?? null,
      grade: scored?.grade ?? null,
      criteria: JSON.stringify(scored ? summaries(scored) : {}),
      tables: JSON.stringify(scored?.tables ?? []),
      problems: JSON.stringify(surveyed.problems),
      discrepancies,
      variants,
    })
    .execute();
  const at = { run_id: run.id, database_id: database.id };
  await loadRules(trx, at, scored);
  await loadTables(trx, at, surveyed);
  if (surveyed.status !== 'failed') await becomeLast(trx, at, surveyed.asOf, figures.finishedAt);
}

/** The newest run by its own end, also where an older one is sent in late. */
async function becomeLast(trx: Transaction<Tables>, { run_id, database_id }: At, asOf: string | null, finishedAt: string): Promise<void> {
  await trx
    .updateTable('database')
    .set({ last_run_id: run_id, as_of: asOf })
    .where('id', '=', database_id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('assessment as a')
            .select('a.run_id')
            .whereRef('a.database_id', '=', 'database.id')
            .whereRef('a.run_id', '=', 'database.last_run_id')
            .where('a.finished_at', '>', new Date(finishedAt)),
        ),
      ),
    )
    .execute();
}

interface At {
  run_id: string;
  database_id: string;
}

function summaries(scored: Scored) {
  return Object.fromEntries(Object.entries(scored.criteria).map(([criterion, { rules: _rules, ...summary }]) => [criterion, summary]));
}

async function loadRules(trx: Transaction<Tables>, at: At, scored: Scored | undefined): Promise<void> {
  const rules = scored ? CriterionName.options.flatMap((criterion) => scored.criteria[criterion].rules) : [];
  const rows = rules.map((result, ordinal) => ({
    ...at,
    ordinal,
    rule: result.rule,
    criterion: result.criterion,
    table_name: result.table,
    checked: result.checked,
    failed: result.failed,
    variants: result.variants,
    score: result.score,
    result: JSON.stringify(result),
  }));
  await insertMany(trx, 'assessment_rule', rows);
}

async function loadTables(trx: Transaction<Tables>, at: At, { tables }: Surveyed): Promise<void> {
  const rows = tables.map(({ columns: _columns, ...profile }, ordinal) => ({
    ...at,
    ordinal,
    name: profile.table,
    rows: profile.rows,
    profile: JSON.stringify(profile),
  }));
  await insertMany(trx, 'catalogue_table', rows);
  const columns = tables.flatMap(({ table, columns: all }) =>
    all.map((profile, ordinal) => ({
      ...at,
      table_name: table,
      ordinal,
      name: profile.name,
      type: profile.type,
      semantic_type: profile.semanticType?.id ?? null,
      personal: profile.personal,
      missing: profile.missing,
      distinct_values: profile.distinct,
      profile: JSON.stringify(profile),
    })),
  );
  await insertMany(trx, 'catalogue_column', columns);
}
