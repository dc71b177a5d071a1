import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { phoneSteps } from '../compare/ready-made.ts';
import { expressionSql, type Step } from '../model/expression.ts';
import type { ColumnFacts } from '../propose/column-facts.ts';
import { type ColumnRole, roleOf } from '../propose/column-role.ts';

/** A table, with what its columns hold. */
export interface HeldTable {
  relation: Sql;
  facts: readonly ColumnFacts[];
}

/** How much of a column's contents another column has, and the other of it. */
export interface SharedContents {
  /** Share 0..1 of the values of the other that the one has too; of texts each counts as often as it is there, since typing errors are values of their own. */
  values: number;
  /** Share 0..1 of the words of either that the other has, whichever is less; 0 but for texts. */
  words: number;
}

/** How much the columns of two tables share. */
export type ContentsOf = (known: ColumnFacts, other: ColumnFacts) => SharedContents;

type Words = ReadonlyMap<string, number>;

const looked = 2000;
const texts: readonly ColumnRole[] = ['name', 'words'];

/** Compares what the columns of two tables hold: the values of each column are read once, not for each column that it is compared with. The words of each are read once for all tables. */
export function contentsReader(engine: Engine, options?: RunOptions): (known: HeldTable, other: HeldTable) => Promise<ContentsOf> {
  const read = new Map<ColumnFacts, Words>();
  const readWords = async ({ relation, facts }: HeldTable): Promise<void> => {
    for (const fact of facts) if (!read.has(fact) && isText(fact)) read.set(fact, await countWords(engine, relation, fact, options));
  };
  return async (known, other) => {
    for (const table of [known, other]) await readWords(table);
    const shares = await sharedValues(engine, known, other, options);
    return (one, another) => {
      const values = roleAcross(one) === roleAcross(another) ? (shares.get(another)?.get(one) ?? 0) : 0;
      const [a, b] = [read.get(one), read.get(another)];
      return { values, words: a && b ? Math.min(shareOf(a, b), shareOf(b, a)) : 0 };
    };
  };
}

const roles = new WeakMap<ColumnFacts, { role: ColumnRole; across: ColumnRole }>();

function rolesOf(facts: ColumnFacts): { role: ColumnRole; across: ColumnRole } {
  const known = roles.get(facts);
  if (known) return known;
  const { role } = roleOf(facts, [], 'across');
  const found = { role, across: role === 'phone' ? 'code' : role };
  roles.set(facts, found);
  return found;
}

/** What kind of values a column holds; a telephone number whose column is not named so looks like a code. */
export function roleAcross(facts: ColumnFacts): ColumnRole {
  return rolesOf(facts).across;
}

const isText = (facts: ColumnFacts): boolean => texts.includes(roleAcross(facts));

/** How values are made alike before they are compared, and of which columns. A code is read as a telephone number beside one alone. */
const ways: { steps: Step[]; of: (facts: ColumnFacts) => boolean; isAsked: (one: ColumnRole, other: ColumnRole) => boolean }[] = [
  { steps: ['date'], of: (facts) => rolesOf(facts).role === 'date', isAsked: () => true },
  { steps: phoneSteps, of: (facts) => roleAcross(facts) === 'code', isAsked: (one, other) => [one, other].includes('phone') },
  { steps: ['fold', 'without-blanks'], of: (facts) => rolesOf(facts).role === 'code', isAsked: () => true },
  { steps: ['lower'], of: (facts) => !['date', 'phone', 'code'].includes(rolesOf(facts).role), isAsked: () => true },
];

/** Shares of the values of each column of the other table that each column of the known one has, where both hold values of one kind. */
async function sharedValues(
  engine: Engine,
  known: HeldTable,
  other: HeldTable,
  options?: RunOptions,
): Promise<Map<ColumnFacts, Map<ColumnFacts, number>>> {
  const shares = new Map(other.facts.map((facts) => [facts, new Map<ColumnFacts, number>()]));
  for (const { steps, of, isAsked } of ways) {
    const [ofKnown, ofOther] = [known.facts.filter(of), other.facts.filter(of)];
    const pairs = ofOther.flatMap((another) =>
      ofKnown.filter((one) => isAsked(rolesOf(one).role, rolesOf(another).role)).map((one) => ({ one, another })),
    );
    if (pairs.length === 0) continue;
    await using all = await valuesOf(engine, { ...known, facts: ofKnown }, steps, null, options);
    await using some = await valuesOf(engine, { ...other, facts: ofOther }, steps, looked, options);
    const rows = await engine.all<{ another: number; one: number; share: number }>(
      sql`select s.place as another, a.place as one, sum(s.times) / ${engine.dialect.anyValue(sql`s.every`)} as share from (select *, sum(times) over (partition by place) as every from ${some.name}) s
          join ${all.name} a on a.role = s.role and a.v = s.v group by s.place, a.place`,
      options,
    );
    const found = new Map(rows.map(({ another, one, share }) => [`${another} ${one}`, share]));
    for (const { one, another } of pairs) shares.get(another)?.set(one, found.get(`${ofOther.indexOf(another)} ${ofKnown.indexOf(one)}`) ?? 0);
  }
  return shares;
}

/**
 * `place` of each column, `role`, and its values `v` made alike, each once, with how many `times` it counts. Texts are put into one table first, since the engine plans and compiles what makes
 * values alike once for each query of a union. @param most values of each column that are looked at; null for all.
 */
async function valuesOf(
  engine: Engine,
  { relation, facts }: HeldTable,
  steps: Step[],
  most: number | null,
  options?: RunOptions,
): Promise<WorkTable> {
  const { dialect } = engine;
  const columns = facts.map((fact, place) => {
    const text = sql`${dialect.cast(sql`${id(fact.name)}`, 'text')} as t`;
    const own = most !== null && isText(fact) ? sql`select ${text}` : sql`select distinct ${text}`;
    const some = most === null ? sql`` : sql` limit ${most}`;
    return sql`select ${place} as place, ${roleAcross(fact)} as role, t from (${own} from ${relation} r where ${id(fact.name)} is not null${some}) c`;
  });
  await using written = await engine.materialize('link_texts', join(columns, sql` union all `), options);
  const value = expressionSql({ column: 't', steps }, dialect);
  const isCounted = join(
    texts.map((role) => sql`${role}`),
    sql`, `,
  );
  return await engine.materialize(
    'link_values',
    sql`select place, role, v, case when role in (${isCounted}) then cast(count(*) as double) else 1.0 end as times
        from (select place, role, ${value} as v from ${written.name}) w where v is not null group by place, role, v`,
    options,
  );
}

/** How often each word is there, numbers aside: they are the same everywhere. */
async function countWords(engine: Engine, relation: Sql, { name }: ColumnFacts, options?: RunOptions): Promise<Words> {
  const { dialect } = engine;
  const list = expressionSql({ column: name, steps: ['fold', { split: ' ' }] }, dialect);
  const rows = await engine.all<{ word: string; times: number }>(
    sql`select w.value as word, count(*) as times from (select ${list} as list from ${relation} limit ${looked}) l cross join ${dialect.unnest(sql`list`, 'w')}
        where ${dialect.regexMatches(sql`w.value`, '[^0-9]')} group by 1`,
    options,
  );
  return new Map(rows.map(({ word, times }) => [word, times]));
}

function shareOf(some: Words, known: Words): number {
  let [all, shared] = [0, 0];
  for (const [word, times] of some) {
    all += times;
    if (known.has(word)) shared += times;
  }
  return all === 0 ? 0 : shared / all;
}
