import { and, id, join, type Sql, sql } from '@sogoc/engine';
import { factColumns, pairFacts } from '../compare/pair-facts.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { blockColumns, blocksOf, equalBy, isPlain, rulePairs } from './rule-pairs.ts';

/** When a pair `a`, `b` counts for a rule, beyond its block; undefined: always. */
export type RuleCondition = (rule: PlacedRule) => Sql | undefined;

/**
 * Every pair of some rule, once, with what codes tell of it: l, r, rules (bits of the rules that found it), `factColumns`. The records' codes travel through the
 * joins of the blocks. Where every rule has one block for a record, the first rule that holds gives the pair, and the blocks tell which others hold; else the
 * rules' pairs are grouped.
 */
export function candidatePairs(prepared: Prepared, rules: readonly PlacedRule[], condition: RuleCondition = () => undefined): Sql {
  const plain = rules.every(isPlain);
  const found = rules.map((rule, at) => {
    const earlier = plain ? rules.slice(0, at).map((other) => sql`not ${holds(prepared, other, condition)}`) : [];
    const later = plain ? rules.slice(at + 1) : [];
    return sql`select a.rid as l, b.rid as r, ${bits(prepared, rule, later, condition)} as rules, ${pairFacts(prepared, equalBy(prepared, rule) ?? new Set())} from ${sides(prepared, rule)}
      where ${and(...pairConditions(prepared, condition(rule)), ...earlier)}`;
  });
  const all = join(found, sql` union all `);
  if (plain) return all;
  const { dialect } = prepared.engine;
  return sql`select l, r, ${dialect.cast(dialect.bitOrAgg(sql`rules`), 'integer')} as rules, min(pattern) as pattern, min(open) as open, min(rarity) as rarity
    from (${all}) found group by l, r`;
}

/** How many pairs some of the rules find together. */
export function countedPairs(prepared: Prepared, rules: readonly PlacedRule[]): Sql {
  if (!rules.every(isPlain)) {
    const all = rules.map((rule) => rulePairs(prepared, rule));
    return sql`select count(*) as pairs from (select l, r from (${join(all, sql` union all `)}) found group by l, r) found`;
  }
  const counts = rules.map((rule, at) => {
    const earlier = rules.slice(0, at).map((other) => sql`not ${holds(prepared, other, () => undefined)}`);
    return sql`select count(*) as pairs from ${sides(prepared, rule)} where ${and(...pairConditions(prepared, undefined), ...earlier)}`;
  });
  return sql`select coalesce(sum(pairs), 0) as pairs from (${join(counts, sql` union all `)}) counted`;
}

/** What codes tell of given pairs. @param pairs l, r, rules. */
export const knownOfPairs = (prepared: Prepared, pairs: Sql): Sql =>
  sql`select p.l, p.r, p.rules, ${pairFacts(prepared)} from ${pairs} p join ${prepared.records.name} a on a.rid = p.l join ${prepared.records.name} b on b.rid = p.r`;

/** Gives l, r, rules and `factColumns` of a table that has them. */
export const knownColumns = sql`l, r, rules, ${factColumns}`;

/** The records `a` and `b` of one block. */
function sides(prepared: Prepared, rule: PlacedRule): Sql {
  const { records } = prepared;
  if (isPlain(rule)) return sql`${records.name} a join ${records.name} b on ${and(...equalColumns(prepared, rule))}`;
  const blocks = blocksOf(prepared, rule);
  return sql`(${blocks}) x join (${blocks}) y on x.block = y.block join ${records.name} a on a.rid = x.rid join ${records.name} b on b.rid = y.rid`;
}

const equalColumns = (prepared: Prepared, rule: PlacedRule): Sql[] =>
  blockColumns(prepared, rule).map((name) => sql`${id('a', name)} = ${id('b', name)}`);

function pairConditions(prepared: Prepared, condition: Sql | undefined): Sql[] {
  return [sql`a.rid < b.rid`, ...(prepared.model.kind === 'link' ? [sql`a.source <> b.source`] : []), ...(condition ? [condition] : [])];
}

/** Is the pair one of the rule's? Told by the codes of comparisons where they are enough: they are read anyway. */
function holds(prepared: Prepared, rule: PlacedRule, condition: RuleCondition): Sql {
  const same = sql`coalesce(${and(...equalColumns(prepared, rule))}, false)`;
  const more = condition(rule);
  return more ? sql`(${same} and ${more})` : same;
}

function bits(prepared: Prepared, rule: PlacedRule, later: readonly PlacedRule[], condition: RuleCondition): Sql {
  const others = later.map((other) => sql`case when ${holds(prepared, other, condition)} then ${2 ** other.position} else 0 end`);
  return join([sql`${2 ** rule.position}`, ...others], sql` + `);
}
