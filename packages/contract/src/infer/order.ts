import { type Engine, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, type TableProfile, tableSql } from '@sogoc/profile';
import { type AskOptions, countParts, type Question } from '../kept/count-parts.ts';
import type { Rule } from '../rule.ts';
import { beginWords, birthWords, endWords, wordsOf } from './date-words.ts';
import { type InferContext, share, toRule } from './propose.ts';

/** Fewer records with both dates say nothing. */
const enoughRecords = 30;
/** Least share (0..1) of records in order where the names of both columns say which comes first; and where only the birth does. */
const whenNamed = 0.85;
const afterBirth = 0.98;

interface Pair {
  first: ColumnProfile;
  second: ColumnProfile;
  least: number;
}

/**
 * What ends does not end before it begins, and nothing is recorded of a person before the birth, where the names of two columns of dates say so and nearly all records keep
 * it.
 */
export async function inferOrder(engine: Engine, tables: readonly TableProfile[], context: InferContext & AskOptions): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const profile of tables)
    for (const pair of pairsOf(profile, context.pack)) {
      const { both, ordered } = await inOrder(engine, profile, pair, context);
      if (both < enoughRecords || ordered < both * pair.least) continue;
      const check = { kind: 'order', columns: [pair.first.name, pair.second.name] } as const;
      rules.push(toRule(profile, { check, criterion: 'correct', severity: 'medium', evidence: { inOrder: share(ordered, both), records: both } }));
    }
  return rules;
}

function pairsOf(profile: TableProfile, pack: CountryPack): Pair[] {
  const dated = profile.columns.filter(({ type }) => type === 'date' || type === 'timestamp');
  const has = (column: ColumnProfile, words: ReadonlySet<string>): boolean => wordsOf(column.name, pack).some((word) => words.has(word));
  const isBirth = (column: ColumnProfile): boolean => has(column, birthWords) || /(^|[.-])birth-date$/.test(column.semanticType?.id ?? '');
  const births = dated.filter(isBirth);
  const ends = dated.filter((column) => !isBirth(column) && has(column, endWords));
  const begins = dated.filter((column) => !isBirth(column) && !ends.includes(column) && has(column, beginWords));
  const spans = ends.flatMap((second) => {
    const first = begins.length === 1 && ends.length === 1 ? begins : begins.filter((one) => restOf(one, pack) === restOf(second, pack));
    return first.length === 1 && first[0] ? [{ first: first[0], second, least: whenNamed }] : [];
  });
  const [birth, ...more] = births;
  if (!birth || more.length > 0) return spans;
  const others = dated.filter((column) => column !== birth);
  return [...spans, ...others.map((second) => ({ first: birth, second, least: ends.includes(second) ? whenNamed : afterBirth }))];
}

/** What a name says beside that something begins or ends: `contract_start` and `contract_end` speak of one thing. */
function restOf({ name }: ColumnProfile, pack: CountryPack): string {
  return pack
    .words(name)
    .filter((word) => !beginWords.has(word) && !endWords.has(word))
    .join(' ');
}

async function inOrder(engine: Engine, profile: TableProfile, pair: Pair, options: AskOptions): Promise<{ both: number; ordered: number }> {
  const { dialect } = engine;
  const day = (column: ColumnProfile): Sql => dialect.substring(columnText(column, 't', dialect), sql`1`, sql`10`);
  const isDay = (text: Sql): Sql => dialect.regexMatches(text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
  const question: Question = (table, part) => {
    const days = sql`select ${part} as part, ${day(pair.first)} as first, ${day(pair.second)} as second from ${tableSql(table, dialect)} as t`;
    return sql`select part, null as value, count(*) as both, ${dialect.countIf(sql`v.first <= v.second`)} as ordered
      from (${days}) as v where ${isDay(sql`v.first`)} and ${isDay(sql`v.second`)} group by part`;
  };
  const [[, both = 0, ordered = 0] = []] = await countParts(engine, profile, ['both', 'ordered'], question, options);
  return { both, ordered };
}
