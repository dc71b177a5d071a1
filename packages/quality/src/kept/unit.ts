import { type Dialect, id, nameOf, render, type Sql, sql } from '@sogoc/engine';
import { recordKeySql } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import { flagged, shown } from '../run/flags.ts';
import { compile, type RecordRuleOf } from '../run/scan.ts';

/** Rules about single records that find their values in one column: they leave values to each other, so what they found is kept together. */
export interface Unit {
  id: string;
  column: string;
  rules: readonly RecordRuleOf[];
}

/** The rules by the column that their findings name. `context`: of the table without its files, so that a unit keeps its id when they change. */
export function unitsOf(rules: readonly RecordRuleOf[], context: RuleContext): Unit[] {
  const columns = Map.groupBy(rules, (rule) => compile([rule], context).rules[0]?.sql.column ?? '');
  return [...columns].map(([column, group]) => ({ id: unitId(group, context), column, rules: group }));
}

/** Whatever can change what the rules find changes their SQL, or stands beside it. */
function unitId(group: readonly RecordRuleOf[], context: RuleContext): string {
  const { dialect, pack, profile } = context;
  const { cells, rules } = compile(group, context);
  const flags = flagged(cells.query(sql`x`, [sql`${recordKeySql(profile, 't', dialect)} as record_key`], dialect), rules);
  const text = render(sql`select ${shown(rules, rules, dialect)} from (${flags}) as flags`, dialect);
  const about = rules.map(({ rule, kind, personal, sql: own }) => {
    const told = [kind.finds, kind.silent, personal, own.expectedInClear];
    return [rule.id, rule.source, rule.severity, rule.check, rule.promise, ...told];
  });
  return nameOf(profile.database, profile.table, pack.id, about, text);
}

/** Text of a record's flags by the rules of a unit: three signs a rule, whether it speaks about it, is broken by it, sees a variant. */
export function flagsText(numbers: readonly { number: number; variant: boolean }[], dialect: Dialect): Sql {
  const sign = (name: string, number: number): Sql => sql`case when ${id(`${name}${number}`)} then '1' else '0' end`;
  return dialect.concat(...numbers.flatMap(({ number, variant }) => [sign('a', number), sign('f', number), variant ? sign('v', number) : sql`'0'`]));
}
