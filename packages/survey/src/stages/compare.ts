import { type Dialect, type Engine, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { ComparedCopy, ContainedColumns, Holder, OriginDatabase, OriginFindings, OriginOptions, Origins } from '@sogoc/origin';
import type { TableProfile } from '@sogoc/profile';
import { type FindingOptions, type FindingSet, Findings, type RuleResult } from '@sogoc/quality';
import type { SourceProblem } from '@sogoc/sources';
import { keptOrigins } from '../kept/kept-origins.ts';
import { faultsAtOriginal, faultsOf } from './borne-out.ts';
import type { Checked } from './check.ts';
import type { ProfiledDatabase } from './profile.ts';
import type { Progress } from './progress.ts';
import { saidByOwn } from './said-by-own.ts';
import { atAll, setBack } from './set-back.ts';
import { sharingResults } from './sharing.ts';

/** Originals and copies, and what they say otherwise as results. */
export interface Compared {
  origins: Origins;
  contained: ContainedColumns;
  results: RuleResult[];
  /** What could not be compared, by database. */
  problems: ReadonlyMap<string, SourceProblem[]>;
}

export interface CompareOptions extends OriginOptions, FindingOptions {
  /** Where the last run's originals and copies are kept, and this one's will be. `knownBy` names what the records known to be the same rest on; null where that has no name. */
  kept?: { folder: string; release: string; knownBy: string | null };
}

/**
 * Finds originals and copies; what a copy says otherwise is added to the findings, and to the results as rules of agreement. Where that needs more than
 * there is, the survey goes on without it.
 */
export async function compareDatabases(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  checked: Checked,
  options: CompareOptions,
  progress: Progress,
): Promise<Compared> {
  return progress.stage('compare', 1, async (step) => {
    try {
      return await compareAll(engine, databases, checked, options, step);
    } catch (error) {
      const problem = setBack(error, 'origins', {
        message: 'Databases could not be compared: originals, copies and where they differ are not told',
        remedy: 'Survey fewer databases at once',
      });
      return { origins: { attributes: [] }, contained: { every: 1, pairs: [], leftOut: 0 }, results: [], problems: atAll(databases, problem) };
    }
  });
}

async function compareAll(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  checked: Checked,
  options: CompareOptions,
  step: (what: string) => void,
): Promise<Compared> {
  const input = databases.map(({ read, tables }) => ({
    name: read.request.name,
    asOf: read.request.asOf ?? null,
    owner: read.request.owner ?? null,
    tables: tables.map(({ profile }) => profile),
  }));
  const tables = input.flatMap((database) => database.tables);
  // Loaded where there is something to find: where nothing has changed, what was found is kept.
  const find = async (): Promise<OriginFindings> => (await import('@sogoc/origin')).findOrigins(engine, input, options);
  const { kept } = options;
  const facts = kept && (await factsOf(input, kept.knownBy, options));
  const { origins, copies, contained } = facts ? await keptOrigins(engine, kept, facts, tables, find, options) : await find();
  try {
    const results = [
      ...(await addFindings(engine, nearestFirst(copies), checked, tables, options)),
      ...sharingResults(origins, databases, checked.sharing),
    ];
    step(`${origins.attributes.length}`);
    return { origins, contained, results, problems: new Map() };
  } finally {
    for (const { differences, strangers } of copies) for (const found of [differences, strangers]) await found?.rows.drop();
  }
}

/** All that originals and copies rest on; null where a part of it has no name. */
async function factsOf(
  databases: readonly OriginDatabase[],
  knownBy: string | null,
  { designations = [], today, language }: OriginOptions,
): Promise<unknown[] | null> {
  const tables = databases.map(({ name, asOf, owner, tables: own }) => [name, asOf, owner, own.map(({ table, identity }) => [table, identity])]);
  const named = knownBy !== null && databases.every(({ tables: own }) => own.every(({ identity }) => identity !== undefined));
  if (!named) return null;
  const inForce = designations.length === 0 ? [] : (await import('@sogoc/origin')).validDesignations(designations, today);
  return [tables, inForce, language, knownBy];
}

/** Copies in the order in which values went from one to the next: what is reported of a holder as a copy is not reported of it as an original again. */
function nearestFirst(copies: readonly ComparedCopy[]): ComparedCopy[] {
  const name = ({ database, table, column }: Pick<Holder, 'database' | 'table' | 'column'>): string => `${database}.${table}.${column}`;
  const sources = new Map(copies.map(({ holder, original }) => [name(holder), name(original)]));
  const depth = (of: string, seen = 0): number => {
    const source = sources.get(of);
    return source === undefined || seen > copies.length ? seen : depth(source, seen + 1);
  };
  return copies.toSorted((x, y) => depth(name(x.holder)) - depth(name(y.holder)));
}

/** Adds what all copies say otherwise to the findings, in one go. */
async function addFindings(
  engine: Engine,
  copies: readonly ComparedCopy[],
  checked: Checked,
  tables: readonly TableProfile[],
  options: OriginOptions & FindingOptions,
): Promise<RuleResult[]> {
  if (copies.length === 0) return [];
  // Asked for each copy.
  const reported = await checked.discrepancies.table(options);
  await using findings = await Findings.open(engine, options);
  const numbers: number[] = [];
  for (const copy of copies) {
    const faults = await faultsAtOriginal(engine, copy, checked, tables, options.pack, options);
    const own = await saidByOwn(engine, copy, options.known?.relation, tables, options);
    numbers.push(await findings.add(...setsOf(copy, checked, { faults, own }, engine.dialect)));
    await own?.drop();
    if (faults) await findings.add(faultsOf(copy, faults, knownFaults(copy.original, reported, findings, engine.dialect)));
    await faults?.drop();
    await findings.add(...gapsOf(copy, findings));
    await copy.differences?.rows.drop();
    await copy.strangers?.rows.drop();
  }
  const counts = await findings.counts();
  await findings.writeTo(reported);
  return copies.flatMap((copy, index) => {
    const first = numbers[index] ?? 0;
    const found = (copy.differences && counts.get(first)) ?? {};
    const unknown = (copy.strangers && counts.get(first + (copy.differences ? 1 : 0))) ?? {};
    const strange = (unknown.referential ?? 0) + (unknown['reference-mismatch'] ?? 0) + (unknown.outlier ?? 0);
    const failed = (found['reference-mismatch'] ?? 0) + (copy.differences?.stale ?? 0) + (copy.differences?.outliers ?? 0) + strange;
    const compared = (copy.differences?.compared ?? 0) + strange;
    if (compared === 0) return [];
    return [...resultsOf(copy, { checked: compared, failed, variants: copy.differences?.variants ?? 0 }), ...punctuality(copy), ...knowledge(copy)];
  });
}

/** Boolean SQL: is a finding `d` about this column, alone or as what an identifier of the record speaks against? */
function isAbout({ database, table }: Holder, column: string, dialect: Dialect): Sql {
  return sql`d."database" = ${database} and d."table" = ${table} and (d."column" = ${column} or ${dialect.splitPart(sql`d."column"`, ', ', 2)} = ${column})`;
}

/** The records that a rule reports already as late, out of place or written otherwise in this column: the comparison says it no second time. */
function byRule(reported: Checked['discrepancies'], holder: Holder, column: string, dialect: Dialect): Sql {
  return sql`select ${dialect.concat(sql`d."kind"`, sql`':'`, sql`d.record_key`)} from ${reported.name} as d
    where ${isAbout(holder, column, dialect)} and d."kind" in ('stale', 'variant', 'outlier') and d.record_key is not null`;
}

/** What rules find of a value that is read as it was meant all the same: another spelling, traces of storage. */
function isLegible(results: readonly RuleResult[], { database, table }: Holder): Sql {
  const rules = results.filter((one) => one.kind === 'hygiene' && one.database === database && one.table === table).map(({ rule }) => sql`${rule}`);
  return rules.length === 0 ? sql`d."kind" = 'variant'` : sql`(d."kind" = 'variant' or d.rule in (${join(rules)}))`;
}

/**
 * Boolean SQL: does a rule find the original's own value at fault? Where a copy differs from such a value, it is not the copy that is to be mended; where it is only written
 * otherwise, a copy that says another thing is.
 */
function isAtFault(checked: Checked, holder: Holder, dialect: Dialect): Sql {
  const legible = isLegible(checked.results, holder);
  const reported = (which: Sql): Sql => sql`select d.record_key from ${checked.discrepancies.name} as d where d.record_key is not null
    and ${isAbout(holder, holder.column, dialect)} and d."kind" in ('format', 'outlier', 'missing', 'stale', 'variant') and ${which}`;
  return sql`(original_key in (${reported(sql`not ${legible}`)}) or level <> 'different' and original_key in (${reported(legible)}))`;
}

/** What is reported of the original already, by its own rules and by other copies: rows of `record_key` and `kind`. */
function knownFaults(original: Holder, reported: WorkTable, findings: Findings, dialect: Dialect): Sql[] {
  return [reported.name, findings.name].map(
    (table) => sql`select d.record_key, d."kind" as kind from ${table} as d where d.record_key is not null
      and ${isAbout(original, original.column, dialect)} and d."kind" in ('cross-field', 'outlier', 'reference-mismatch', 'format', 'missing')`,
  );
}

/** A key that is another than the original's is told as a stranger to it, and not as a difference too. */
const toldOnce = join([sql`'different'`, sql`'outlier'`]);

/** Findings of one copy: values that differ or are written differently, then strangers to the original. */
function setsOf(
  { holder, original, differences, strangers, personal }: ComparedCopy,
  checked: Checked,
  { faults, own }: { faults: WorkTable | null; own: WorkTable | null },
  dialect: Dialect,
): FindingSet[] {
  const column = holder.parts?.join(', ') ?? holder.column;
  const origin = `${original.database}.${original.table}.${original.parts?.join('+') ?? original.column}`;
  const common = { database: holder.database, table: holder.table, column, personal, origin, kind: 'from-query' } as const;
  const different: FindingSet[] = differences
    ? [
        {
          ...common,
          rule: agreementRule(holder),
          severity: 'medium',
          query: sql`select record_key, min(observed) as observed, min(expected) as expected,
            case when level in ('variant', 'stale', 'outlier') then level else 'reference-mismatch' end as kind from ${differences.rows.name}
            where not (level <> 'different' and ${dialect.concat(sql`level`, sql`':'`, sql`record_key`)} in (${byRule(checked.discrepancies, holder, column, dialect)}))
              and not ${isAtFault(checked, original, dialect)}
              ${own ? sql`and not (level = 'different' and record_key in (select record_key from ${own.name} where record_key is not null))` : sql``}
              ${strangers ? sql`and not (level in (${toldOnce}) and record_key in (select record_key from ${strangers.rows.name} where record_key is not null and level in (${toldOnce})))` : sql``}
              ${faults ? sql`and record_key not in (select record_key from ${faults.name} where record_key is not null)` : sql``}
            group by record_key, level`,
        },
      ]
    : [];
  const strange: FindingSet[] = strangers
    ? [
        {
          ...common,
          rule: `${holder.table}.${column}.known-to-original`,
          severity: 'high',
          query: sql`select record_key, min(observed) as observed, min(expected) as expected,
            case level when 'unknown' then 'referential' when 'outlier' then 'outlier' else 'reference-mismatch' end as kind
            from ${strangers.rows.name} where level <> 'lacking'
              and not (level = 'outlier' and ${dialect.concat(sql`level`, sql`':'`, sql`record_key`)} in (${byRule(checked.discrepancies, holder, column, dialect)}))
            group by record_key, level`,
        },
      ]
    : [];
  return [...different, ...strange];
}

/** What the original lacks, by the key of the record that knows it; once, however many copies do. */
function gapsOf({ holder, original, strangers, personal }: ComparedCopy, findings: Findings): FindingSet[] {
  if (!strangers || strangers.lacking === 0) return [];
  const { database, table, column } = original;
  const told = sql`select f.expected from ${findings.name} as f
    where f."database" = ${database} and f."table" = ${table} and f."column" = ${column} and f."kind" = 'missing'`;
  const origin = `${holder.database}.${holder.table}.${holder.parts?.join('+') ?? holder.column}`;
  const query = sql`select min(record_key) as record_key, null as observed, observed as expected from ${strangers.rows.name}
    where level = 'lacking' and observed not in (${told}) group by observed`;
  return [{ database, table, column, personal, origin, rule: coverageRule(holder, original), severity: 'medium', kind: 'missing', query }];
}

/** An original is complete as far as it has a record of what others know; only counted where copies hold the key. */
function knowledge({ holder, original, differences, strangers }: ComparedCopy): RuleResult[] {
  if (!strangers) return [];
  const [checked, failed] = [(differences?.compared ?? 0) + strangers.lacking, strangers.lacking];
  if (checked === 0) return [];
  const { database, table, parts, column } = original;
  const about = {
    kind: 'coverage',
    criterion: 'complete',
    severity: 'medium',
    source: 'origin',
    database,
    table,
    columns: parts ?? [column],
  } as const;
  return [{ ...about, rule: coverageRule(holder, original), checked, failed, variants: 0, score: 100 * (1 - failed / checked) }];
}

const coverageRule = (holder: Holder, { table, column }: Holder): string => `${table}.${column}.${holder.database}-${holder.table}.coverage`;

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

/** A copy is live as far as its values are those of today, where it can be told that one is late. */
function punctuality({ holder, differences }: ComparedCopy): RuleResult[] {
  if (!differences?.dated || differences.compared === 0) return [];
  const { compared: checked, stale: failed } = differences;
  const { database, table, parts, column } = holder;
  const counts = { checked, failed, variants: 0, score: 100 * (1 - failed / checked) };
  const about = { kind: 'agreement', criterion: 'live', severity: 'medium', source: 'origin', database, table, columns: parts ?? [column] } as const;
  return [{ ...about, rule: `${table}.${parts?.join(', ') ?? column}.kept-up`, ...counts }];
}

function agreementRule({ table, parts, column }: Holder): string {
  return `${table}.${parts?.join(', ') ?? column}.agreement`;
}
