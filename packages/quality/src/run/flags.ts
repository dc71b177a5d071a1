import type { Rule } from '@sogoc/contract';
import { and, type Dialect, id, join, or, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { RecordRule, RecordRuleKind } from '../rule-kind.ts';
import { guessesForm } from './result.ts';

/** A rule about single records with its SQL. */
export interface CompiledRule {
  /** Its place in its scan: names of flags carry it. */
  number: number;
  rule: Rule;
  kind: RecordRuleKind;
  prepared: WorkTable | null;
  sql: RecordRule;
  /** Boolean SQL: does the rule speak about the record? */
  applies: Sql;
  /** Values of the column that findings name describe a person. */
  personal: boolean;
}

/**
 * One pair of flags a rule over a query of cells: `a<n>` the rule speaks about the record, `f<n>` the record breaks it. One after the other: some rules read a value to tell whether they speak
 * about it, and what is written twice the engine compiles twice.
 */
export function flagged(cells: Sql, rules: readonly CompiledRule[]): Sql {
  const applies = rules.map((rule) => sql`${rule.applies} as ${flag('a', rule)}`);
  const breaks = rules.map((rule) => sql`coalesce(${and(flag('a', rule), rule.sql.fails)}, false) as ${flag('f', rule)}`);
  return sql`select ${join([sql`*`, ...breaks])} from (select ${join([sql`*`, ...applies])} from (${cells}) as cells) as cells`;
}

/**
 * Of each rule `checked<n>`, `broken<n>` (all that break it), `failed<n>` (those that it reports) and `variants<n>`, by a function that counts the
 * records for which a condition holds. `variant`: where a rule's variants are told.
 */
export function counts(
  rules: readonly CompiledRule[],
  count: (condition: Sql) => Sql,
  variant: (rule: CompiledRule) => Sql | undefined = isVariant,
): Sql {
  return join(
    rules.map((rule) => {
      const variants = variant(rule);
      const own = reported(rule, rules);
      const failed = variants ? and(own, sql`not ${variants}`) : own;
      return sql`${count(flag('a', rule))} as ${id(`checked${rule.number}`)}, ${count(flag('f', rule))} as ${id(`broken${rule.number}`)},
        ${count(failed)} as ${id(`failed${rule.number}`)},
        ${variants ? count(and(own, variants)) : sql`0`} as ${id(`variants${rule.number}`)}`;
    }),
  );
}

/** For each failing rule: `e<n>` to be reported, and what `observations` says. */
export function shown(rules: readonly CompiledRule[], failing: readonly CompiledRule[], dialect: Dialect): Sql {
  return join(failing.map((rule) => sql`${reported(rule, rules)} as ${id(`e${rule.number}`)}, ${observations([rule], dialect)}`));
}

/** For each rule: `k<n>` the kind of discrepancy, `o<n>` and `x<n>` observed and expected. */
export function observations(rules: readonly CompiledRule[], dialect: Dialect): Sql {
  const nothing = dialect.cast(sql`null`, 'text');
  return join(
    rules.map((rule) => {
      const { observed, expected, outlier } = rule.sql;
      const variants = isVariant(rule);
      const finds = outlier ? sql`case when coalesce(${outlier}, false) then 'outlier' else ${rule.kind.finds} end` : sql`${rule.kind.finds}`;
      const kind = variants ? sql`case when ${variants} then 'variant' else ${finds} end` : finds;
      const ofFailing = (value: Sql): Sql => sql`case when ${flag('f', rule)} then ${value} end`;
      return sql`${kind} as ${id(`k${rule.number}`)}, ${ofFailing(observed)} as ${id(`o${rule.number}`)}, ${ofFailing(expected ?? nothing)} as ${id(`x${rule.number}`)}`;
    }),
  );
}

/** Breaks any of these rules. */
export function breaksAny(failing: readonly CompiledRule[]): Sql {
  return or(...failing.map((rule) => flag('f', rule)));
}

/** The name of a rule's flag. */
export function flag(name: 'a' | 'f' | 'v', { number }: CompiledRule): Sql {
  return sql`${id(`${name}${number}`)}`;
}

/** Boolean SQL over flags and cells: is the value a variant? Guarded by the flag: it is dear, and few records need it. */
export function isVariant(rule: CompiledRule): Sql | undefined {
  const { variant } = rule.sql;
  return variant && sql`case when ${flag('f', rule)} then coalesce(${variant}, false) else false end`;
}

/** Breaks the rule, and no rule comes before that reports the same value already. */
function reported(rule: CompiledRule, rules: readonly CompiledRule[]): Sql {
  const earlier = rule.kind.silent ? [] : rules.filter((other) => comesBefore(other, rule));
  return and(flag('f', rule), ...earlier.map((other) => sql`not ${flag('f', other)}`));
}

/** Does the first leave the second no value that it reports? A guess about the form of values leaves a contract's rule all of them. */
export function comesBefore(a: CompiledRule, b: CompiledRule): boolean {
  const concerns = a.kind.hides === true || a.kind.finds === b.kind.finds;
  if (!concerns || a.sql.column !== b.sql.column) return false;
  if (guessesForm(a.rule) && b.rule.source === 'contract') return false;
  if (guessesForm(b.rule) && a.rule.source === 'contract') return true;
  return a.kind.precedence < b.kind.precedence;
}
