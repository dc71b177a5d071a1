import { and, type Dialect, type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, rowOfPartSql, type TableProfile, tableSql } from '@sogoc/profile';
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

/** What is asked of texts (boolean SQL), and the ways of writing by the numbers of what is asked: written in the way that is the habit, in the other. */
interface Asked {
  flags: readonly Sql[];
  ways: readonly { id: string; usual: number; unusual: number }[];
}

/** Proposes that texts are written as most of their column are: not in capitals, with tone marks where the others have them. One sample a table. */
export async function inferSpelling(
  engine: Engine,
  tables: readonly TableProfile[],
  { pack, ...options }: InferContext & AskOptions,
): Promise<Rule[]> {
  const asked = askedOf(sql`text`, pack, engine.dialect);
  const rules: Rule[] = [];
  for (const profile of tables) {
    const columns = profile.columns.filter(isProse);
    if (columns.length === 0) continue;
    const names = asked.flags.map((_, n) => `n${n}`);
    const counted = await countParts(engine, profile, names, question(profile, columns, asked, engine.dialect), options);
    const of = new Map(counted.map(([column, ...counts]) => [column, counts]));
    rules.push(...columns.flatMap((column, c) => ruleOf(profile, column, asked.ways, of.get(`${c}`) ?? [])));
  }
  return rules;
}

function askedOf(text: Sql, { spellings = [] }: CountryPack, dialect: Dialect): Asked {
  const inSmall = and(sql`${text} like '% %'`, sql`upper(${text}) <> ${text}`);
  const inCapitals = and(sql`${text} like '% %'`, sql`upper(${text}) = ${text}`, sql`${dialect.lower(text)} <> ${text}`);
  const numberOf = (way: string): number => spellings.findIndex(({ id }) => id === way) + 2;
  const ways = spellings.map((way) => ({ id: way.id, usual: numberOf(way.other), unusual: numberOf(way.id) })).filter(({ usual }) => usual > 1);
  return {
    flags: [inSmall, inCapitals, ...spellings.map(({ uses }) => uses(text, dialect))],
    ways: [{ id: 'capitals', usual: 0, unusual: 1 }, ...ways],
  };
}

/** Texts of all columns one below the other, so that what is asked of them stands there once: to compile it for each column took the engine longer than to ask the texts of most tables. */
function question(profile: TableProfile, columns: readonly ColumnProfile[], asked: Asked, dialect: Dialect): Question {
  // A power of two stays the same while a table grows, and rows are numbered by part: what is counted of a part does not depend on the others.
  const step = 2 ** Math.max(0, Math.floor(Math.log2(profile.rows / sampleRows)));
  const places = sql`(values ${join(columns.map((_, c) => sql`(${c})`))}) as p(place)`;
  const text = sql`case place ${join(
    columns.map((_, c) => sql`when ${c} then ${id(`c${c}`)}`),
    sql` `,
  )} end`;
  const flags = asked.flags.map((flag, n) => sql`${flag} as ${id(`f${n}`)}`);
  const counts = flags.map((_, n) => sql`${dialect.countIf(sql`${id(`f${n}`)}`)} as ${id(`n${n}`)}`);
  return (table, part) => {
    const rows = sql`select ${part} as part, ${join(columns.map((column, c) => sql`${columnText(column, 't', dialect)} as ${id(`c${c}`)}`))}
      from ${tableSql(table, dialect)} as t where ${rowOfPartSql(table, 't')} % ${step} = 0`;
    return sql`select part, ${dialect.cast(sql`place`, 'text')} as value, ${join(counts)} from (select part, place, ${join(flags)} from
      (select part, place, ${text} as text from (${rows}) as s cross join ${places}) as v) as f group by part, place`;
  };
}

function ruleOf(profile: TableProfile, { name }: ColumnProfile, ways: Asked['ways'], counts: readonly number[]): Rule[] {
  const counted = ways.map((way) => ({ id: way.id, usual: counts[way.usual] ?? 0, unusual: counts[way.unusual] ?? 0 }));
  const rare = counted.filter(({ usual, unusual }) => usual >= enough && unusual > 0 && unusual <= mostUnusual * (usual + unusual));
  if (rare.length === 0) return [];
  const unusual = rare.reduce((sum, way) => sum + way.unusual, 0);
  const usual = rare.reduce((sum, way) => sum + way.usual, 0);
  const check = { kind: 'spelling', column: name, unusual: rare.map(({ id: way }) => way) } as const;
  return [toRule(profile, { check, criterion: 'clean', severity: 'low', evidence: { usual: share(usual, usual + unusual) } })];
}

function isProse({ type, storage, distinct, maxLength }: ColumnProfile): boolean {
  return type === 'text' && storage === 'text' && distinct >= enoughValues && (maxLength ?? 0) > 3;
}
