import { type Engine, type Identifier, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';
import { expressionSql, foldSql } from './expression.ts';
import type { Comparison, LinkModel, WordRarity } from './link-model.ts';

/** So many of the most frequent words are told one by one; the others are rare, and weigh alike. */
const mostWords = 1000;
/**
 * Where a level asks for a word that hardly any other record has, all words that more records hold than there are tables are told, so that what is not told is such a word. Texts of more
 * different words than this have no such level.
 */
const mostToldForOwn = 20_000;

/** The model with the rarity of words counted from the records, where a comparison asks for it. */
export async function withWordRarity(engine: Engine, tables: readonly LinkTable[], model: LinkModel, options?: RunOptions): Promise<LinkModel> {
  const comparisons: Comparison[] = [];
  for (const comparison of model.comparisons)
    comparisons.push(comparison.words === null ? await withWords(engine, tables, comparison, options) : comparison);
  return { ...model, comparisons };
}

async function withWords(engine: Engine, tables: readonly LinkTable[], comparison: Comparison, options?: RunOptions): Promise<Comparison> {
  const asksOwn = ({ test }: Comparison['levels'][number]): boolean => test?.own === true;
  const own = comparison.levels.some(asksOwn);
  const words = await countWords(engine, tables, comparison, own, options);
  if (words) return { ...comparison, words };
  const levels = comparison.levels.filter((level) => !asksOwn(level));
  return { ...comparison, levels, words: await countWords(engine, tables, comparison, false, options) };
}

/** @param own tells all words that more records hold than there are tables; null where these are too many. */
async function countWords(
  engine: Engine,
  tables: readonly LinkTable[],
  { inputs }: Comparison,
  own: boolean,
  options?: RunOptions,
): Promise<WordRarity | null> {
  const { dialect } = engine;
  const text = join(
    inputs.map((input) => sql`coalesce(${expressionSql(input, dialect)}, '')`),
    sql` || ' ' || `,
  );
  const values = tables.map((table) => sql`select nullif(${foldSql(text, dialect)}, '') as text from ${table.relation}`);
  const numbered = sql`select row_number() over () as record, text from (${join(values, sql` union all `)}) as stacked where text is not null`;
  await using words = await engine.materialize(
    'link_rarity',
    sql`select word, count(*) as n from (select distinct record, w.value as word from (${numbered}) as r cross join ${dialect.unnest(dialect.split(sql`text`, ' '), 'w')}) as d group by word`,
    options,
  );
  const { all } = await engine.one<{ all: number }>(sql`select count(*) as "all" from (${numbered}) as r`, options);
  const top = await engine.all<{ word: string; n: number }>(
    own
      ? sql`select word, n from ${words.name} where n > ${Math.max(2, tables.length)} order by n desc, word limit ${mostToldForOwn + 1}`
      : sql`select word, n from ${words.name} where n > 1 order by n desc, word limit ${mostWords}`,
    options,
  );
  if (own && top.length > mostToldForOwn) return null;
  const { uses, bits } = await engine.one<{ uses: number; bits: number }>(restOf(words.name, top.length), options);
  const rounded = (value: number): number => Math.round(Math.max(value, 0) * 4) / 4;
  return {
    bits: Object.fromEntries(top.map(({ word, n }) => [word, rounded(Math.log2(all / n))])),
    other: rounded(uses > 0 ? Math.log2(Math.max(all, 1)) - bits / uses : Math.log2(Math.max(all, 1))),
  };
}

/** Of the words that are not told one by one: how often they are used, and the sum over these uses of log2 of how many values hold the word. */
function restOf(words: Identifier, told: number): Sql {
  const ranked = sql`select n, row_number() over (order by n desc, word) as place from ${words}`;
  return sql`select cast(coalesce(sum(n), 0) as double) as uses, cast(coalesce(sum(n * log2(n)), 0) as double) as bits from (${ranked}) as r where n = 1 or place > ${told}`;
}
