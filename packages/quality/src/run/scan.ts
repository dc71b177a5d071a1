import type { Rule } from '@sogoc/contract';
import { type Identifier, id, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type ColumnProfile, recordKeySql, tableSql } from '@sogoc/profile';
import type { RecordRuleKind, RuleContext } from '../rule-kind.ts';
import { Cells } from './cells.ts';
import { breaksAny, type CompiledRule, counts, flagged, shown } from './flags.ts';

export interface RecordRuleOf {
  rule: Rule;
  kind: RecordRuleKind;
  /** What the kind prepared for the rule. */
  prepared?: WorkTable | null;
}

/** Rules about single records that are asked together. */
export interface Scan {
  rules: readonly CompiledRule[];
  /** All records with their cells and flags, where it pays to compute these once and store them; `counts` and `failures` then read that table. */
  staged?: Sql;
  /** One row of `checked<n>`, `failed<n>`, `variants<n>`, n being the number of each rule. */
  counts(rules: readonly CompiledRule[], stage?: Identifier): Sql;
  /** Records that break any of the failing rules: `record_key` and the columns of `shown`. */
  failures(rules: readonly CompiledRule[], failing: readonly CompiledRule[], stage?: Identifier): Sql;
}

/** Tables up to this many rows are staged: to set up the expressions costs more there than to run them. */
const staging = 50_000;

/** Asks every record of the table. */
export function scanRecords(group: readonly RecordRuleOf[], context: RuleContext): Scan {
  const { cells, rules } = compile(group, context);
  const { profile, dialect } = context;
  const asked = rules.filter(({ sql: { holds } }) => holds === undefined);
  const key = sql`${recordKeySql(profile, 't', dialect)} as record_key`;
  const flags = (some: readonly CompiledRule[], extra: readonly Sql[]): Sql =>
    flagged(cells.query(tableSql(profile, dialect), extra, dialect), some, (name) => cells.cell(name).text);
  const from = (stage: Identifier | undefined, query: () => Sql): Sql => (stage ? sql`${stage} as flags` : sql`(${query()}) as flags`);
  return {
    rules,
    ...(profile.rows <= staging && asked.length > 0 && { staged: flags(asked, [key]) }),
    counts: (some, stage) => sql`select ${counts(some, (condition) => dialect.countIf(condition))} from ${from(stage, () => flags(some, []))}`,
    failures: (some, failing, stage) =>
      sql`select record_key, ${shown(some, failing, dialect)} from ${from(stage, () => flags(some, [key]))} where ${breaksAny(failing)}`,
  };
}

/** Asks every distinct value of one column and weighs it by its records: far less work where values repeat. */
export function scanValues(group: readonly RecordRuleOf[], column: ColumnProfile, context: RuleContext): Scan {
  const { cells, rules } = compile(group, context);
  const { profile, dialect } = context;
  const value = id(column.name);
  const values = sql`(select ${value}, count(*) as n from ${tableSql(profile, dialect)} as base group by ${value})`;
  const flags = (some: readonly CompiledRule[], extra: Sql): Sql =>
    flagged(cells.query(values, [extra], dialect), some, (name) => cells.cell(name).text);
  return {
    rules,
    counts: (some) => sql`select ${counts(some, (condition) => sql`coalesce(sum(case when ${condition} then n end), 0)`)}
      from (${flags(some, sql`t.n`)}) as flags`,
    failures: (some, failing) => sql`select ${recordKeySql(profile, 't', dialect)} as record_key, wrong.* from ${tableSql(profile, dialect)} as t
      join (select value_of_record, ${shown(some, failing, dialect)} from (${flags(some, sql`${id('t', column.name)} as value_of_record`)}) as flags
        where ${breaksAny(failing)}) as wrong on ${id('t', column.name)} is not distinct from wrong.value_of_record`,
  };
}

function compile(group: readonly RecordRuleOf[], context: RuleContext): { cells: Cells; rules: CompiledRule[] } {
  const cells = new Cells(context.column);
  const rules = group.map(({ rule, kind, prepared = null }, number) => {
    const sql = kind.compile(rule.check as never, { ...context, cell: cells.cell }, prepared);
    return { number, rule, kind, prepared, sql, personal: context.column(sql.column).personal };
  });
  return { cells, rules };
}
