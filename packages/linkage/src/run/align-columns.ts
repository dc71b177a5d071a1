import { type Engine, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { phoneSteps } from '../compare/ready-made.ts';
import type { LinkTable } from '../link-table.ts';
import { expressionSql, type Step } from '../model/expression.ts';
import type { ColumnNames, OwnName } from '../model/link-model.ts';
import type { ColumnFacts } from '../propose/column-facts.ts';
import { roleOf } from '../propose/column-role.ts';
import type { ReasonTexts } from '../propose/reason-texts.ts';
import { renamed } from './name-columns.ts';
import type { SettledTable } from './source-table.ts';
import { joinSpread } from './spread-columns.ts';

/** Tables whose columns have the same names: those of the first table that has them. */
export interface Aligned {
  tables: LinkTable[];
  /** Columns that at least two tables have. */
  columns: string[];
  /** What the tables call these columns, where any calls one otherwise or lacks it: kept with the model, so that it can be used again. */
  names: ColumnNames;
  /** Semantic type (id) by column. */
  semanticTypes: ReadonlyMap<string, string>;
  reasons: string[];
}

/**
 * Finds which columns of the tables hold the same: the same name, or values of the same kind of which many are in both. A column that only one table has
 * cannot be compared and is left out.
 */
export async function alignColumns(engine: Engine, sources: readonly SettledTable[], texts: ReasonTexts, options?: RunOptions): Promise<Aligned> {
  const [first] = sources;
  if (sources.length === 1 && first) {
    const { table, columns, semanticTypes } = first;
    return { tables: [table], columns: [...columns], names: {}, semanticTypes, reasons: [] };
  }
  const tables = await joinSpread(engine, sources, options);
  const reasons = tables.flatMap(({ table, joined }) => [...joined.values()].map((parts) => texts.spread(table.name, parts)));
  const known: { name: string; holders: Map<number, string>; facts: ColumnFacts; from: number }[] = [];
  for (const [position, { table, facts, key }] of tables.entries()) {
    const scores: { score: number; known: number; fact: ColumnFacts; shared: number }[] = [];
    for (const fact of facts)
      for (const [index, candidate] of known.entries()) {
        const shared = await sharedValues(engine, tables, candidate, table.relation, fact, options);
        const alone = [facts, known.filter((other) => other.holders.has(0)).map((other) => other.facts)].every(
          (table) => table.filter((other) => roleAcross(other) === roleAcross(fact)).length === 1,
        );
        const names = fact.name === key || candidate.facts.name === tables[candidate.from]?.key;
        const score = names && shared <= 0.02 ? 0 : likeness(candidate.facts, fact, shared, alone);
        if (score > 0) scores.push({ score, known: index, fact, shared });
      }
    scores.sort((a, b) => b.score - a.score);
    const settled = new Set<string>();
    for (const { known: index, fact, shared } of scores) {
      const candidate = known[index];
      if (!candidate || settled.has(fact.name) || candidate.holders.has(position)) continue;
      candidate.holders.set(position, fact.name);
      settled.add(fact.name);
      if (fact.name !== candidate.name)
        reasons.push(texts.takenFor(`${table.name}.${fact.name}`, candidate.name, shared, sameKind(candidate.facts, fact)));
    }
    for (const fact of facts)
      if (!settled.has(fact.name))
        known.push({ name: freeName(fact.name, known), holders: new Map([[position, fact.name]]), facts: fact, from: position });
  }
  const common = known.filter((column) => column.holders.size > 1);
  const lonely = known.filter((column) => column.holders.size === 1).map((column) => column.name);
  if (lonely.length > 0) reasons.push(texts.lonely(lonely));
  const own = ({ holders }: (typeof known)[number], position: number): OwnName => {
    const name = holders.get(position) ?? null;
    const parts = name === null ? undefined : tables[position]?.joined.get(name);
    return parts ? [...parts] : name;
  };
  const names = Object.fromEntries(
    common.flatMap((column) => {
      const all = tables.map(({ table }, position): [string, OwnName] => [table.name, own(column, position)]);
      return all.every(([, one]) => one === column.name) ? [] : [[column.name, Object.fromEntries(all)]];
    }),
  );
  return {
    tables: tables.map(({ table }, position) =>
      renamed(table, new Map(common.map((column) => [column.name, own(column, position)])), engine.dialect),
    ),
    columns: common.map((column) => column.name),
    names,
    semanticTypes: new Map(tables.flatMap(({ semanticTypes }) => [...semanticTypes])),
    reasons,
  };
}

/** Share 0..1 of distinct values of the new column (of at most 2,000 looked at) that the known one has too. */
async function sharedValues(
  engine: Engine,
  tables: readonly SettledTable[],
  known: { holders: Map<number, string>; from: number; facts: ColumnFacts },
  relation: Sql,
  fact: ColumnFacts,
  options?: RunOptions,
): Promise<number> {
  if (roleAcross(known.facts) !== roleAcross(fact)) return 0;
  const other = tables[known.from]?.table.relation;
  if (!other) return 0;
  const { dialect } = engine;
  const roles = [known.facts, fact].map((facts) => roleOf(facts, [], 'across').role);
  const steps: Step[] = roles.includes('phone') ? phoneSteps : roles.includes('date') ? ['date'] : ['lower'];
  const value = (column: string): Sql => expressionSql({ column, steps }, dialect);
  const { share } = await engine.one<{ share: number | null }>(
    sql`select avg(case when k.v is not null then 1.0 else 0 end) as share
        from (select distinct ${value(fact.name)} as v from ${relation} limit 2000) n
          left join (select distinct ${value(known.holders.get(known.from) ?? '')} as v from ${other}) k on k.v = n.v where n.v is not null`,
    options,
  );
  return share ?? 0;
}

/**
 * How likely two columns hold the same: the same semantic type or name settles it; else the same kind of values, of which many are in both. `alone`: in
 * both tables no other column holds that kind.
 */
function likeness(known: ColumnFacts, fact: ColumnFacts, shared: number, alone: boolean): number {
  if (sameKind(known, fact)) return 3 + shared;
  const sameRole = roleAcross(known) === roleAcross(fact);
  if (known.words.join(' ') === fact.words.join(' ')) return sameRole ? 2 + shared : 1;
  const words = known.words.filter((word) => fact.words.includes(word)).length / Math.max(known.words.length, fact.words.length);
  const score = shared + 0.5 * words + (alone ? 0.3 : 0);
  return sameRole && shared > 0.02 && score > 0.25 ? score : 0;
}

/** Did a profile recognise both as the same? */
const sameKind = (a: ColumnFacts, b: ColumnFacts): boolean => a.semanticType !== null && a.semanticType === b.semanticType;

/** What kind of values a column holds; a telephone number whose column is not named so looks like a code. */
function roleAcross(facts: ColumnFacts): string {
  const { role } = roleOf(facts, [], 'across');
  return role === 'phone' ? 'code' : role;
}

function freeName(name: string, known: readonly { name: string }[]): string {
  let free = name;
  for (let number = 2; known.some((column) => column.name === free); number += 1) free = `${name}_${number}`;
  return free;
}
