import type { Rule } from '@sogoc/contract';
import { and, type Dialect, id, join, or, type Sql, sql } from '@sogoc/engine';
import type { RecordRule, RecordRuleKind } from '../rule-kind.ts';

/** A rule about single records with its SQL. */
export interface CompiledRule {
  rule: Rule;
  kind: RecordRuleKind;
  sql: RecordRule;
  /** Values of the column that findings name describe a person. */
  personal: boolean;
}

/** One flag a rule over a query of cells: `a<i>` the rule speaks about the record, `f<i>` the record breaks it. */
export function flagged(cells: Sql, rules: readonly CompiledRule[], text: (column: string) => Sql): Sql {
  const flags = rules.map(({ sql: rule }, i) => {
    const applies = rule.applies ?? sql`${text(rule.column)} is not null`;
    return sql`${applies} as ${id(`a${i}`)}, coalesce(${and(applies, rule.fails)}, false) as ${id(`f${i}`)}`;
  });
  return sql`select *, ${join(flags)} from (${cells}) as cells`;
}

/** `checked<i>`, `failed<i>` and `variants<i>` of each rule, by a function that counts the records for which a condition holds. */
export function counts(rules: readonly CompiledRule[], count: (condition: Sql) => Sql): Sql {
  return join(
    rules.map((compiled, i) => {
      const variants = isVariant(compiled, i);
      const own = reported(rules, i);
      const failed = variants ? and(own, sql`not ${variants}`) : own;
      return sql`${count(sql`${id(`a${i}`)}`)} as ${id(`checked${i}`)}, ${count(failed)} as ${id(`failed${i}`)},
        ${variants ? count(and(own, variants)) : sql`0`} as ${id(`variants${i}`)}`;
    }),
  );
}

/** For each of the rules at `failing`: `e<i>` to be reported, `k<i>` the kind of discrepancy, `o<i>` and `x<i>` observed and expected. */
export function shown(rules: readonly CompiledRule[], failing: readonly number[], dialect: Dialect): Sql {
  const nothing = dialect.cast(sql`null`, 'text');
  return join(
    failing.flatMap((i) => {
      const compiled = rules[i];
      if (!compiled) return [];
      const { observed, expected } = compiled.sql;
      const variants = isVariant(compiled, i);
      const kind = variants ? sql`case when ${variants} then 'variant' else ${compiled.kind.finds} end` : sql`${compiled.kind.finds}`;
      const failing = (value: Sql): Sql => sql`case when ${id(`f${i}`)} then ${value} end`;
      return [
        sql`${reported(rules, i)} as ${id(`e${i}`)}, ${kind} as ${id(`k${i}`)}, ${failing(observed)} as ${id(`o${i}`)}, ${failing(expected ?? nothing)} as ${id(`x${i}`)}`,
      ];
    }),
  );
}

/** Breaks any of these rules. */
export function breaksAny(failing: readonly number[]): Sql {
  return or(...failing.map((i) => sql`${id(`f${i}`)}`));
}

/** Guarded by the flag: it is dear, and few records need it. */
function isVariant({ sql: { variant } }: CompiledRule, i: number): Sql | undefined {
  return variant && sql`case when ${id(`f${i}`)} then coalesce(${variant}, false) else false end`;
}

/** Breaks the rule, and no rule comes before that reports the same value already. */
function reported(rules: readonly CompiledRule[], i: number): Sql {
  const own = rules[i];
  if (own?.kind.silent) return sql`${id(`f${i}`)}`;
  const earlier = rules.flatMap((other, j) => (own && comesBefore(other, own) ? [sql`not ${id(`f${j}`)}`] : []));
  return and(sql`${id(`f${i}`)}`, ...earlier);
}

function comesBefore(a: CompiledRule, b: CompiledRule): boolean {
  const concerns = a.kind.hides === true || a.kind.finds === b.kind.finds;
  return concerns && a.sql.column === b.sql.column && a.kind.precedence < b.kind.precedence;
}
