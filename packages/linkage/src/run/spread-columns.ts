import { type Engine, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { expressionSql } from '../model/expression.ts';
import type { ColumnFacts } from '../propose/column-facts.ts';
import { joinedColumns } from './name-columns.ts';
import type { SettledTable } from './source-table.ts';
import { joinedName, type WholeTable, withJoined } from './whole-table.ts';

/** Values of the other table that are looked for among the joined ones, and the share 0..1 of them that must be there. */
const looked = 500;
const share = 0.2;

/**
 * Finds neighbouring columns of a table that together say what another table has in one column, as a surname and a given name do, and joins them.
 * What is found of the whole is kept: its words, and its semantic type.
 */
export async function joinSpread(engine: Engine, tables: readonly WholeTable[], options?: RunOptions): Promise<WholeTable[]> {
  const whole: WholeTable[] = [];
  for (const [position, table] of tables.entries()) {
    const own = table.facts;
    const others = tables.flatMap((other, at) => (at === position ? [] : other.facts.filter(isText).map((fact) => ({ other, fact }))));
    let joined = table;
    for (const [a, b] of own.slice(1).flatMap((second, at): [ColumnFacts, ColumnFacts][] => pairsOf(own[at] ?? second, second))) {
      if (!joined.columns.includes(a.name) || !joined.columns.includes(b.name)) continue;
      for (const { other, fact } of others)
        if (joined.columns.includes(a.name) && couldBe(a, b, fact) && (await isWhole(engine, table, [a.name, b.name], other, fact.name, options)))
          joined = withJoined(engine, joined, [a.name, b.name], ofParts(a, b, fact));
    }
    whole.push(joined);
  }
  return whole;
}

const isText = (fact: ColumnFacts): boolean => fact.wordCount >= 1.5 && fact.digits < 0.5 && fact.dates < 0.5;
const pairsOf = (a: ColumnFacts, b: ColumnFacts): [ColumnFacts, ColumnFacts][] => [
  [a, b],
  [b, a],
];

/** As many words as the two together, none of them a number or a day. */
function couldBe(a: ColumnFacts, b: ColumnFacts, whole: ColumnFacts): boolean {
  const words = [a, b].every((part) => part.wordCount >= 0.9 && part.digits < 0.5 && part.dates < 0.5 && part.distinct > 1);
  return words && Math.abs(a.wordCount + b.wordCount - whole.wordCount) < 0.5;
}

/** Are many values of the other table's column those of the two joined, and hardly any those of one alone? */
async function isWhole(
  engine: Engine,
  { table }: SettledTable,
  parts: readonly [string, string],
  other: SettledTable,
  column: string,
  options?: RunOptions,
): Promise<boolean> {
  const { dialect } = engine;
  const folded = (from: Sql, name: string): Sql =>
    sql`select distinct ${expressionSql({ column: name, steps: ['fold'] }, dialect)} as v from ${from} s`;
  const either = sql`(select ${joinedColumns(parts, dialect)} as both_parts, * from ${table.relation} t)`;
  const found = (name: string): Sql => sql`avg(case when v in (${folded(either, name)}) then 1.0 else 0 end)`;
  const { both, first, second } = await engine.one<Record<'both' | 'first' | 'second', number | null>>(
    sql`select ${found('both_parts')} as both, ${found(parts[0])} as first, ${found(parts[1])} as second
      from (select v from (${folded(other.table.relation, column)}) o where v is not null limit ${looked}) w`,
    options,
  );
  return (both ?? 0) >= share && (both ?? 0) > 3 * Math.max(first ?? 0, second ?? 0);
}

/** What a column joined of two looks like: as the other table's that holds the whole. */
const ofParts = (a: ColumnFacts, b: ColumnFacts, like: ColumnFacts): ColumnFacts => ({
  ...like,
  name: joinedName([a.name, b.name]),
  words: [...a.words, ...b.words],
  values: a.values,
  present: a.present,
});
