import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Comparison, LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';

/** Side of a pair: `a` the left record, `b` the right one. */
export type PairSide = 'a' | 'b';

/** Where a column of a dictionary is read. */
export type ColumnOf = (name: string) => Sql;

/** Where the share (0..1) of records that have a value is read, for the records of a pair `p` (l, r). */
export interface ValueShares {
  share(comparison: number, frequency: string, side: PairSide): Sql;
  /** The joins that `share` needs. @param both comparisons whose right side is read too. */
  joins(used: readonly number[], both: ReadonlySet<number>): Sql;
}

/** Reads the dictionaries for each pair: for few pairs. */
export function sharesByPair(prepared: Prepared, model: LinkModel): ValueShares {
  const alias = (i: number, side: PairSide): string => `${side === 'a' ? 'l' : 'r'}${i}`;
  return {
    share: (i, frequency, side) => shareSql(columnsOf(alias(i, side)), frequency, usualOf(prepared, model, i, frequency)),
    joins: (used, both) => {
      const right = both.size > 0 ? sql`join ${prepared.records.name} b on b.rid = p.r` : sql``;
      const lookups = used.flatMap((i) => [
        dictionaryOf(prepared, i, 'a', alias(i, 'a')),
        ...(both.has(i) ? [dictionaryOf(prepared, i, 'b', alias(i, 'b'))] : []),
      ]);
      return sql`join ${prepared.records.name} a on a.rid = p.l ${right} ${join(lookups, sql` `)}`;
    },
  };
}

/** The share of records that a value is taken to have, read from the dictionary itself. */
export const shareOfValue = (prepared: Prepared, model: LinkModel, comparison: number, frequency: string, column: ColumnOf): Sql =>
  shareSql(column, frequency, usualOf(prepared, model, comparison, frequency));

/** Reads the dictionaries once for each record, for many pairs. The table is to be dropped afterwards. */
export async function sharesByRecord(prepared: Prepared, model: LinkModel): Promise<{ shares: ValueShares; table: WorkTable }> {
  const { engine, records, comparisons, options } = prepared;
  const used = comparisons.flatMap((compiled, i) => (compiled.frequencies.length > 0 ? [i] : []));
  const columns = used.flatMap((i) =>
    (comparisons[i]?.frequencies ?? []).map(
      ({ name }) => sql`${shareSql(columnsOf(`d${i}`), name, usualOf(prepared, model, i, name))} as ${id(`s${i}${name}`)}`,
    ),
  );
  const lookups = used.map((i) => dictionaryOf(prepared, i, 'a', `d${i}`));
  const table = await engine.materialize(
    'link_shares',
    sql`select ${join([sql`a.rid`, ...columns])} from ${records.name} a ${join(lookups, sql` `)}`,
    options,
  );
  const joinSide = (side: PairSide): Sql => sql`join ${table.name} ${id(side)} on ${id(side, 'rid')} = ${side === 'a' ? id('p', 'l') : id('p', 'r')}`;
  const shares: ValueShares = {
    share: (i, frequency, side) => sql`${id(side, `s${i}${frequency}`)}`,
    joins: (_, both) => (both.size > 0 ? sql`${joinSide('a')} ${joinSide('b')}` : joinSide('a')),
  };
  return { shares, table };
}

/** The most alike level that follows the frequency of the same inputs. */
export function referenceLevel(comparison: Comparison, level: number): number {
  const inputs = (j: number): string => String(comparison.levels[j]?.termFrequency?.inputs ?? 'all');
  return comparison.levels.findIndex((other, j) => other.termFrequency && inputs(j) === inputs(level));
}

/** Chance partners of a record below which equal values are the same thing's, and how many records more than expected one thing may have. */
const hardlyAny = 0.1;
const fewMore = 4;

/** What the count of a value is judged by. */
export interface Usual {
  /** The record itself and its expected partners, which repeat a value without making it common. */
  taken: number;
  /** Chance that two different things agree on some value: u of the most alike level. */
  chance: number;
}

export function usualOf(prepared: Prepared, model: LinkModel, comparison: number, frequency: string): Usual {
  const compiled = prepared.comparisons[comparison];
  const level = compiled?.frequencyOf.findIndex((other) => other?.name === frequency) ?? -1;
  const reference = compiled ? referenceLevel(compiled.comparison, level) : -1;
  const { m, u } = parametersOf(model);
  return { taken: 1 + (model.duplication ?? 0) * (m[comparison]?.[reference] ?? 1), chance: u[comparison]?.[reference] ?? 1 };
}

function dictionaryOf(prepared: Prepared, comparison: number, side: PairSide, alias: string): Sql {
  return sql`left join ${prepared.dictionaries[comparison]?.name ?? id('none')} ${id(alias)} on ${id(alias, 'code')} = ${id(side, `c${comparison}`)}`;
}

/**
 * A value that no other thing has counts as held by one record more, but is no more common than chance agreement on any value is. Where hardly any record would share its
 * value by chance, a few more records of one value are taken for the same thing's.
 */
const columnsOf =
  (alias: string): ColumnOf =>
  (name) =>
    sql`${id(alias, name)}`;

function shareSql(column: ColumnOf, name: string, { taken, chance }: Usual): Sql {
  const [f, t, g] = [column(name), column(name.replace('f', 't')), column(name.replace('f', 'g'))];
  return sql`coalesce(${g}, case when ${f} - ${taken} > case when ${t} * ${chance} < ${hardlyAny} then ${fewMore} else 1 end then (${f} - ${taken}) / ${t} else least(1 / ${t}, ${chance}) end, 0)`;
}
