import { type Engine, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { phoneSteps } from '../compare/ready-made.ts';
import { expressionSql, type Step } from '../model/expression.ts';
import type { ColumnFacts } from '../propose/column-facts.ts';
import { type ColumnRole, roleOf } from '../propose/column-role.ts';

/** A column of a table, with what it holds. */
export interface HeldColumn {
  relation: Sql;
  column: string;
  facts: ColumnFacts;
}

/** How much of a column's contents another column has, and the other of it. */
export interface SharedContents {
  /** Share 0..1 of the values of one that the other has too; of texts each counts as often as it is there, since typing errors are values of their own. */
  values: number;
  /** Share 0..1 of the words of either that the other has, whichever is less; 0 but for texts. */
  words: number;
}

const looked = 2000;
const texts: readonly ColumnRole[] = ['name', 'words'];

/** Compares what columns hold; the words of each text column are read once. */
export function contentsReader(engine: Engine, options?: RunOptions): (known: HeldColumn, other: HeldColumn) => Promise<SharedContents> {
  const read = new Map<ColumnFacts, Promise<Map<string, number>>>();
  const wordsOf = (held: HeldColumn): Promise<Map<string, number>> => {
    const words = read.get(held.facts) ?? countWords(engine, held, options);
    read.set(held.facts, words);
    return words;
  };
  return async (known, other) => {
    const bothTexts = [known, other].every(({ facts }) => texts.includes(roleAcross(facts)));
    const values = roleAcross(known.facts) === roleAcross(other.facts) ? await sharedValues(engine, known, other, options) : 0;
    if (!bothTexts) return { values, words: 0 };
    const [a, b] = [await wordsOf(known), await wordsOf(other)];
    return { values, words: Math.min(shareOf(a, b), shareOf(b, a)) };
  };
}

/** What kind of values a column holds; a telephone number whose column is not named so looks like a code. */
export function roleAcross(facts: ColumnFacts): ColumnRole {
  const { role } = roleOf(facts, [], 'across');
  return role === 'phone' ? 'code' : role;
}

async function sharedValues(engine: Engine, known: HeldColumn, other: HeldColumn, options?: RunOptions): Promise<number> {
  const { dialect } = engine;
  const roles = [known, other].map(({ facts }) => roleOf(facts, [], 'across').role);
  const steps: Step[] = roles.includes('phone') ? phoneSteps : roles.includes('date') ? ['date'] : ['lower'];
  const value = ({ column }: HeldColumn): Sql => expressionSql({ column, steps }, dialect);
  const each = roles.every((role) => texts.includes(role)) ? sql`` : sql`distinct `;
  const { share } = await engine.one<{ share: number | null }>(
    sql`select avg(case when k.v is not null then 1.0 else 0 end) as share
        from (select ${each}${value(other)} as v from ${other.relation} limit ${looked}) n
          left join (select distinct ${value(known)} as v from ${known.relation}) k on k.v = n.v where n.v is not null`,
    options,
  );
  return share ?? 0;
}

/** How often each word is there, numbers aside: they are the same everywhere. */
async function countWords(engine: Engine, { relation, column }: HeldColumn, options?: RunOptions): Promise<Map<string, number>> {
  const { dialect } = engine;
  const list = expressionSql({ column, steps: ['fold', { split: ' ' }] }, dialect);
  const rows = await engine.all<{ word: string; times: number }>(
    sql`select w.value as word, count(*) as times from (select ${list} as list from ${relation} limit ${looked}) l cross join ${dialect.unnest(sql`list`, 'w')}
        where ${dialect.regexMatches(sql`w.value`, '[^0-9]')} group by 1`,
    options,
  );
  return new Map(rows.map(({ word, times }) => [word, times]));
}

function shareOf(some: ReadonlyMap<string, number>, known: ReadonlyMap<string, number>): number {
  let [all, shared] = [0, 0];
  for (const [word, times] of some) {
    all += times;
    if (known.has(word)) shared += times;
  }
  return all === 0 ? 0 : shared / all;
}
