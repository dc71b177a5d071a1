import { and, type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, columnText, rowOfPartSql, type TableProfile, tableSql } from '@sogoc/profile';
import { type AskOptions, countParts, type Question } from '../kept/count-parts.ts';
import type { Rule } from '../rule.ts';
import { type InferContext, share, toRule } from './propose.ts';

/** Texts that a way of writing needs before it is the column's habit, and the share (0..1) of those of the other way that are exceptions to it. */
const enough = 20;
const mostUnusual = 0.1;
/** At least so many records are looked at, and less than twice as many. */
const sampleRows = 50_000;
/** Fewer distinct values are a list, whose entries a code list holds to one spelling. */
const enoughValues = 30;

interface Way {
  id: string;
  /** Boolean SQL: written the way that is the habit; written this way. */
  usual(text: Sql): Sql;
  unusual(text: Sql): Sql;
}

/** Proposes that texts are written as most of their column are: not in capitals, with tone marks where the others have them. One sample a table. */
export async function inferSpelling(
  engine: Engine,
  tables: readonly TableProfile[],
  { pack, ...options }: InferContext & AskOptions,
): Promise<Rule[]> {
  const { dialect } = engine;
  const capitals = (text: Sql): Sql => and(sql`${text} like '% %'`, sql`upper(${text}) = ${text}`, sql`${dialect.lower(text)} <> ${text}`);
  const ways: Way[] = [
    { id: 'capitals', unusual: capitals, usual: (text) => and(sql`${text} like '% %'`, sql`upper(${text}) <> ${text}`) },
    ...(pack.spellings ?? []).flatMap(({ id: way, other, uses }): Way[] => {
      const habit = pack.spellings?.find((one) => one.id === other);
      return habit ? [{ id: way, unusual: (text) => uses(text, dialect), usual: (text) => habit.uses(text, dialect) }] : [];
    }),
  ];
  const rules: Rule[] = [];
  for (const profile of tables) {
    const columns = profile.columns.filter(isProse);
    if (columns.length === 0) continue;
    // A power of two stays the same while a table grows, and rows are numbered by part: what is counted of a part does not depend on the others.
    const step = 2 ** Math.max(0, Math.floor(Math.log2(profile.rows / sampleRows)));
    const counts = columns.flatMap((_, c) => ways.flatMap((_way, w) => [`u${c}_${w}`, `x${c}_${w}`]));
    const question: Question = (table, part) => sql`select part, null as value, ${join(
      columns.flatMap((_, c) =>
        ways.flatMap((way, w) => [
          sql`${dialect.countIf(way.usual(sql`${id(`c${c}`)}`))} as ${id(`u${c}_${w}`)}`,
          sql`${dialect.countIf(way.unusual(sql`${id(`c${c}`)}`))} as ${id(`x${c}_${w}`)}`,
        ]),
      ),
    )} from (select ${part} as part, ${join(columns.map((column, c) => sql`${columnText(column, 't', dialect)} as ${id(`c${c}`)}`))}
      from ${tableSql(table, dialect)} as t where ${rowOfPartSql(table, 't')} % ${step} = 0) as s group by part`;
    const [[, ...counted] = [null]] = await countParts(engine, profile, counts, question, options);
    rules.push(...columns.flatMap((column, c) => ruleOf(profile, column, ways, (kind, w) => counted[counts.indexOf(`${kind}${c}_${w}`)] ?? 0)));
  }
  return rules;
}

function ruleOf(profile: TableProfile, { name }: ColumnProfile, ways: readonly Way[], count: (kind: 'u' | 'x', way: number) => number): Rule[] {
  const rare = ways.filter((_, w) => {
    const [usual, unusual] = [count('u', w), count('x', w)];
    return usual >= enough && unusual > 0 && unusual <= mostUnusual * (usual + unusual);
  });
  if (rare.length === 0) return [];
  const unusual = rare.reduce((sum, way) => sum + count('x', ways.indexOf(way)), 0);
  const usual = rare.reduce((sum, way) => sum + count('u', ways.indexOf(way)), 0);
  const check = { kind: 'spelling', column: name, unusual: rare.map(({ id: way }) => way) } as const;
  return [toRule(profile, { check, criterion: 'clean', severity: 'low', evidence: { usual: share(usual, usual + unusual) } })];
}

function isProse({ type, storage, distinct, maxLength }: ColumnProfile): boolean {
  return type === 'text' && storage === 'text' && distinct >= enoughValues && (maxLength ?? 0) > 3;
}
