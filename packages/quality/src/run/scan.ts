import type { Rule } from '@sogoc/contract';
import { id, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, recordKeySql, tableSql } from '@sogoc/profile';
import type { RecordRuleKind, RuleContext } from '../rule-kind.ts';
import { Cells } from './cells.ts';
import { breaksAny, type CompiledRule, counts, flagged, shown } from './flags.ts';

export interface RecordRuleOf {
  rule: Rule;
  kind: RecordRuleKind;
}

/** Rules about single records that are asked together. */
export interface Scan {
  rules: readonly CompiledRule[];
  /** One row of `checked<i>`, `failed<i>`, `variants<i>` for rules (of this scan) at their places in the list. */
  counts(rules: readonly CompiledRule[]): Sql;
  /** Records that break any of the rules at `failing`: `record_key` and the columns of `shown`. */
  failures(rules: readonly CompiledRule[], failing: readonly number[]): Sql;
}

/** Asks every record of the table. */
export function scanRecords(group: readonly RecordRuleOf[], context: RuleContext): Scan {
  const { cells, rules } = compile(group, context);
  const { profile, dialect } = context;
  const flags = (asked: readonly CompiledRule[], extra: readonly Sql[]): Sql =>
    flagged(cells.query(tableSql(profile, dialect), extra, dialect), asked, (name) => cells.cell(name).text);
  return {
    rules,
    counts: (asked) => sql`select ${counts(asked, (condition) => dialect.countIf(condition))} from (${flags(asked, [])}) as flags`,
    failures: (asked, failing) => sql`select record_key, ${shown(asked, failing, dialect)}
      from (${flags(asked, [sql`${recordKeySql(profile, 't', dialect)} as record_key`])}) as flags where ${breaksAny(failing)}`,
  };
}

/** Asks every distinct value of one column and weighs it by its records: far less work where values repeat. */
export function scanValues(group: readonly RecordRuleOf[], column: ColumnProfile, context: RuleContext): Scan {
  const { cells, rules } = compile(group, context);
  const { profile, dialect } = context;
  const value = id(column.name);
  const values = sql`(select ${value}, count(*) as n from ${tableSql(profile, dialect)} as base group by ${value})`;
  const flags = (asked: readonly CompiledRule[], extra: Sql): Sql =>
    flagged(cells.query(values, [extra], dialect), asked, (name) => cells.cell(name).text);
  return {
    rules,
    counts: (asked) => sql`select ${counts(asked, (condition) => sql`coalesce(sum(case when ${condition} then n end), 0)`)}
      from (${flags(asked, sql`t.n`)}) as flags`,
    failures: (asked, failing) => sql`select ${recordKeySql(profile, 't', dialect)} as record_key, wrong.* from ${tableSql(profile, dialect)} as t
      join (select value_of_record, ${shown(asked, failing, dialect)} from (${flags(asked, sql`${id('t', column.name)} as value_of_record`)}) as flags
        where ${breaksAny(failing)}) as wrong on ${id('t', column.name)} is not distinct from wrong.value_of_record`,
  };
}

function compile(group: readonly RecordRuleOf[], context: RuleContext): { cells: Cells; rules: CompiledRule[] } {
  const cells = new Cells(context.column);
  const rules = group.map(({ rule, kind }) => {
    const sql = kind.compile(rule.check as never, { ...context, cell: cells.cell });
    return { rule, kind, sql, personal: context.column(sql.column).personal };
  });
  return { cells, rules };
}
