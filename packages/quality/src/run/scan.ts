import { checkColumns, type Rule } from '@sogoc/contract';
import { type Identifier, id, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type ColumnProfile, recordKeySql, tableSql } from '@sogoc/profile';
import type { RecordRule, RecordRuleKind, RuleContext } from '../rule-kind.ts';
import { Cells } from './cells.ts';
import { breaksAny, type CompiledRule, counts, flag, flagged, shown } from './flags.ts';
import { tally } from './tally.ts';

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
  /** Else, where all records are asked: the combinations of flags with their numbers of records, stored for `counts` alone. */
  tallied?: Sql;
  /** One row of `checked<n>`, `broken<n>`, `failed<n>`, `variants<n>`, n being the number of each rule. `stage`: what is stored. */
  counts(rules: readonly CompiledRule[], stage?: Identifier): Sql;
  /**
   * Records that break any of the failing rules: `record_key` and the columns of `shown`. `rules`: those that any record breaks. `stage`: what is
   * stored, unless it is tallied.
   */
  failures(rules: readonly CompiledRule[], failing: readonly CompiledRule[], stage?: Identifier): Sql;
}

/** Tables up to this many rows are staged: to set up the expressions costs more there than to run them. */
const staging = 50_000;

/** Asks every record of the table. */
export function scanRecords(group: readonly RecordRuleOf[], context: RuleContext): Scan {
  const { rules } = compile(group, context);
  const { profile, dialect } = context;
  const asked = rules.filter(({ sql: { holds } }) => holds === undefined);
  const small = profile.rows <= staging;
  const key = sql`${recordKeySql(profile, 't', dialect)} as record_key`;
  const flags = (some: readonly CompiledRule[], extra: readonly Sql[]): Sql => {
    // Only the cells of these rules.
    const { cells, rules: own } = compile(some, context);
    return flagged(cells.query(tableSql(profile, dialect), extra, dialect), own);
  };
  const weighed = (condition: Sql): Sql => sql`coalesce(sum(case when ${condition} then n end), 0)`;
  const variant = (rule: CompiledRule): Sql | undefined => rule.sql.variant && flag('v', rule);
  return {
    rules,
    ...(asked.length > 0 && (small ? { staged: flags(asked, [key]) } : { tallied: tally(flags(asked, []), asked, dialect) })),
    counts: (some, stage) => {
      if (stage && !small) return sql`select ${counts(some, weighed, variant)} from ${stage} as flags`;
      return sql`select ${counts(some, (condition) => dialect.countIf(condition))} from ${stage ? sql`${stage}` : sql`(${flags(some, [])})`} as flags`;
    },
    failures: (some, failing, stage) =>
      sql`select record_key, ${shown(some, failing, dialect)} from ${stage && small ? sql`${stage}` : sql`(${flags(some, [key])})`} as flags
        where ${breaksAny(failing)}`,
  };
}

/** Asks every distinct value of one column and weighs it by its records: far less work where values repeat. */
export function scanValues(group: readonly RecordRuleOf[], column: ColumnProfile, context: RuleContext): Scan {
  const { cells, rules } = compile(group, context);
  const { profile, dialect } = context;
  const value = id(column.name);
  const values = sql`(select ${value}, count(*) as n from ${tableSql(profile, dialect)} as base group by ${value})`;
  const flags = (some: readonly CompiledRule[], extra: Sql): Sql => flagged(cells.query(values, [extra], dialect), some);
  return {
    rules,
    counts: (some) => sql`select ${counts(some, (condition) => sql`coalesce(sum(case when ${condition} then n end), 0)`)}
      from (${flags(some, sql`t.n`)}) as flags`,
    failures: (some, failing) => sql`select ${recordKeySql(profile, 't', dialect)} as record_key, wrong.* from ${tableSql(profile, dialect)} as t
      join (select value_of_record, ${shown(some, failing, dialect)} from (${flags(some, sql`${id('t', column.name)} as value_of_record`)}) as flags
        where ${breaksAny(failing)}) as wrong on ${id('t', column.name)} is not distinct from wrong.value_of_record`,
  };
}

/** Rules that were compiled before keep their numbers. */
export function compile(group: readonly (RecordRuleOf & { number?: number })[], context: RuleContext): { cells: Cells; rules: CompiledRule[] } {
  const cells = new Cells(context);
  const rules = group.map(({ rule, kind, prepared = null, number: known }, place) => {
    const number = known ?? place;
    const sql = kind.compile(rule.check as never, { ...context, cell: cells.cell }, prepared);
    const applies = sql.applies ?? cells.present(sql.column);
    return { number, rule, kind, prepared, sql, applies, personal: isPersonal(rule, sql, context) };
  });
  return { cells, rules };
}

/** Findings that name several columns show values of any of them. */
function isPersonal(rule: RecordRuleOf['rule'], sql: RecordRule, context: RuleContext): boolean {
  const columns = context.profile.columns.some(({ name }) => name === sql.column) ? [sql.column] : checkColumns(rule.check);
  return columns.some((name) => context.column(name).personal);
}
