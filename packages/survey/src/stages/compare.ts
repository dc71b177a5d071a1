import { type Engine, type Sql, sql } from '@sogoc/engine';
import { type ComparedCopy, findOrigins, type Holder, type OriginOptions, type Origins } from '@sogoc/origin';
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
      owner: read.request.owner ?? null,
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
  const found = differences
    ? await add(
        agreementRule(holder),
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
  return compared === 0 ? [] : resultsOf(copy, { checked: compared, failed, variants: found.variant ?? 0 });
}

/**
 * Agreement makes a copy correct; that several databases say the same of one thing makes each of them unified, the original too.
 */
function resultsOf({ attribute, holder, original }: ComparedCopy, counts: { checked: number; failed: number; variants: number }): RuleResult[] {
  const common = { kind: 'agreement', severity: 'medium', source: 'origin', score: 100 * (1 - counts.failed / counts.checked), ...counts } as const;
  const of = ({ database, table, parts, column }: Holder): Pick<RuleResult, 'database' | 'table' | 'columns'> => ({
    database,
    table,
    columns: parts ?? [column],
  });
  return [
    { ...common, ...of(holder), rule: agreementRule(holder), criterion: 'correct' },
    { ...common, ...of(holder), rule: `${attribute.id}.same-in-${original.database}`, criterion: 'unified' },
    { ...common, ...of(original), rule: `${attribute.id}.same-in-${holder.database}`, criterion: 'unified' },
  ];
}

function agreementRule({ table, parts, column }: Holder): string {
  return `${table}.${parts?.join(', ') ?? column}.agreement`;
}
