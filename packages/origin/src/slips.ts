import { type Engine, id, join, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { cleanText, rowNumberColumn, tableSql } from '@sogoc/profile';
import { everyNth } from './agreement.ts';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { type Field, fieldText, textColumn } from './field.ts';
import { metRows, openFrom } from './keyless.ts';
import type { SlipCounts } from './read-slips.ts';
import type { TableLink } from './table-link.ts';
import { countWords, isSlipOf } from './word-counts.ts';

/** Differing records of two tables that are read, and values of a column that its words are counted in. */
const [mostDiffering, countedValues] = [2000, 20_000];
const leastDistinct = 20;

/** Reads texts that differ between holders that could each be the other's source, and tells whose are slips. */
export async function countAllSlips(engine: Engine, groups: readonly AttributeGroup[], options: RunOptions): Promise<Map<Edge, SlipCounts>> {
  const open = groups.flatMap((group) => group.edges.filter(isOpen).map((edge) => ({ group, edge })));
  const words = new Map<AttributeGroup, ReadonlyMap<string, number>>();
  for (const [group, own] of Map.groupBy(open, (one) => one.group)) {
    const fields = new Set(own.flatMap(({ edge }) => [edge.a, edge.b]));
    words.set(group, countWords((await Promise.all([...fields].map((field) => someTexts(engine, field, options)))).flat()));
  }
  const found = new Map<Edge, SlipCounts>();
  for (const [link, own] of Map.groupBy(open, ({ edge }) => edge.link)) {
    const edges = own.map(({ edge }) => edge);
    const texts = await differingTexts(engine, link, edges, options);
    for (const [at, { group, edge }] of own.entries()) found.set(edge, countSlips(texts[at] ?? [], words.get(group) ?? new Map()));
  }
  return found;
}

/** Could either be the source of the other, and do words tell who slipped? */
function isOpen({ a, b, agreement, link }: Edge): boolean {
  return [a, b].every(isWordy) && agreement !== null && !agreement.codes && Math.min(link.oneMet, link.manyMet) >= openFrom;
}

/**
 * A day or a number written as text is no word: it is not rare for being wrong, and where one holder writes it otherwise than the other, all records differ and
 * fill what is read.
 */
function isWordy({ columns }: Field): boolean {
  const [only] = columns;
  if (!only || columns.length > 1 || only.type !== 'text' || only.distinct < leastDistinct) return false;
  const written = only.patterns.reduce((sum, { count }) => sum + count, 0);
  const inLetters = only.patterns.reduce((sum, { pattern, count }) => sum + (/[Aa]/.test(pattern) ? count : 0), 0);
  return inLetters > written / 2;
}

async function someTexts(engine: Engine, field: Field, options: RunOptions): Promise<string[]> {
  const { table } = field;
  const some = everyNth(sql`t.${id(rowNumberColumn(table))}`, table.rows, countedValues);
  const texts = sql`select ${fieldText(field, 't', engine.dialect)} as v from ${tableSql(table, engine.dialect)} as t where ${some}`;
  const rows = await engine.all<{ v: string | null }>(sql`select ${cleanText(sql`v`, engine.dialect)} as v from (${texts})`, options);
  return rows.flatMap(({ v }) => v ?? []);
}

/** For each edge of a link, the texts of `a` and `b` in records where they differ. */
async function differingTexts(engine: Engine, link: TableLink, edges: readonly Edge[], options: RunOptions): Promise<[string, string][][]> {
  const { dialect } = engine;
  const { one, many } = link.alignment;
  await using unlike = await engine.materialize('origin_slips', unlikeRows(engine, link, edges), options);
  const of = (field: Field): Sql => cleanText(fieldText(field, field.table === one.table ? 'o' : 'm', dialect), dialect);
  const texts = edges.flatMap(({ a, b }, at) => [sql`${of(a)} as ${id(`a${at}`)}`, sql`${of(b)} as ${id(`b${at}`)}`]);
  const rows = await engine.all<Record<string, string | null>>(
    sql`select ${join(texts)} from ${unlike.name} as u
      join ${tableSql(one.table, dialect)} as o on ${id('o', rowNumberColumn(one.table))} = u.one_row
      join ${tableSql(many.table, dialect)} as m on ${id('m', rowNumberColumn(many.table))} = u.many_row`,
    options,
  );
  return edges.map((_, at) =>
    rows.flatMap((row): [string, string][] => {
      const [a, b] = [row[`a${at}`], row[`b${at}`]];
      return a && b && a !== b ? [[a, b]] : [];
    }),
  );
}

function unlikeRows({ dialect }: Engine, link: TableLink, edges: readonly Edge[]): Sql {
  const { one, many }: { one: { table: Field['table']; rows: WorkTable }; many: { rows: WorkTable } } = link.alignment;
  const text = (field: Field): Sql => sql`${id(field.table === one.table ? 'o' : 'm', textColumn(field))}`;
  const unlike = or(...edges.map(({ a, b }) => sql`${text(a)} <> ${text(b)}`));
  return sql`select one_row, many_row from ${metRows(link).from} as s
    join ${one.rows.name} as o on o.${id('row')} = s.one_row join ${many.rows.name} as m on m.${id('row')} = s.many_row
    where ${unlike} order by ${dialect.hash64(dialect.cast(sql`one_row`, 'text'))}, many_row limit ${mostDiffering}`;
}

function countSlips(texts: readonly (readonly [string, string])[], words: ReadonlyMap<string, number>): SlipCounts {
  const sum = (slips: readonly boolean[]): number => slips.filter(Boolean).length;
  return { a: sum(texts.map(([a, b]) => isSlipOf(a, b, words))), b: sum(texts.map(([a, b]) => isSlipOf(b, a, words))) };
}
