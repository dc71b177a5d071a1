import { type Engine, type Sql, sql } from '@sogoc/engine';
import { type ComparedCopy, findOrigins, type OriginOptions, type Origins } from '@sogoc/origin';
import { appendFindings, type FindingOptions, type RuleResult } from '@sogoc/quality';
import type { Checked } from './check.ts';
import type { ProfiledDatabase } from './profile.ts';
import type { Progress } from './progress.ts';

/** Finds originals and copies; what a copy says otherwise is added to the findings, and to the results as rules of agreement. */
export async function compareDatabases(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  checked: Checked,
  options: OriginOptions & FindingOptions,
  progress: Progress,
): Promise<{ origins: Origins; results: RuleResult[] }> {
  return progress.stage('compare', 1, async (step) => {
    const input = databases.map(({ read, tables }) => ({
      name: read.request.name,
      asOf: read.request.asOf ?? null,
      tables: tables.map(({ profile }) => profile),
    }));
    const { origins, copies } = await findOrigins(engine, input, options);
    const results: RuleResult[] = [];
    for (const copy of copies) results.push(...(await addFindings(engine, copy, checked, options)));
    step(`${origins.attributes.length}`);
    return { origins, results };
  });
}

/** Findings of one copy: strangers to the original, values that differ, values written differently. */
async function addFindings(engine: Engine, copy: ComparedCopy, checked: Checked, options: FindingOptions): Promise<RuleResult[]> {
  const { holder, original, differences, strangers, personal } = copy;
  const column = holder.parts?.join(', ') ?? holder.column;
  const address = { database: holder.database, table: holder.table, column, personal };
  const origin = `${original.database}.${original.table}.${original.parts?.join('+') ?? original.column}`;
  const add = (rule: string, severity: 'low' | 'medium' | 'high', query: Sql): ReturnType<typeof appendFindings> =>
    appendFindings(engine, checked.discrepancies, { ...address, rule, severity, kind: 'from-query', origin, query }, options);
  const agreement = `${holder.table}.${column}.agreement`;
  const found = differences
    ? await add(
        agreement,
        'medium',
        sql`select record_key, min(observed) as observed, min(expected) as expected,
          case when level = 'variant' then 'variant' else 'reference-mismatch' end as kind from ${differences.rows.name} group by record_key, level`,
      )
    : {};
  const unknown = strangers
    ? await add(
        `${holder.table}.${column}.known-to-original`,
        'high',
        sql`select record_key, min(observed) as observed, min(expected) as expected,
          case when min(expected) is null then 'referential' else 'reference-mismatch' end as kind from ${strangers.rows.name} group by record_key`,
      )
    : {};
  const strange = (unknown.referential ?? 0) + (unknown['reference-mismatch'] ?? 0);
  const failed = (found['reference-mismatch'] ?? 0) + strange;
  const compared = (differences?.compared ?? 0) + strange;
  await differences?.rows.drop();
  await strangers?.rows.drop();
  return compared === 0 ? [] : [resultOf(copy, agreement, compared, failed, found.variant ?? 0)];
}

function resultOf({ holder }: ComparedCopy, rule: string, checked: number, failed: number, variants: number): RuleResult {
  return {
    rule,
    kind: 'agreement',
    criterion: 'correct',
    severity: 'medium',
    database: holder.database,
    table: holder.table,
    columns: holder.parts ?? [holder.column],
    checked,
    failed,
    variants,
    score: 100 * (1 - failed / checked),
    source: 'origin',
  };
}
