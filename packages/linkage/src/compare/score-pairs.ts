import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import { scoreValuesInEngine } from './score-values.ts';

/**
 * The pattern of each pair. `pairs` is a relation with l, r (record ids, l < r) and rules (bits). The result has l, r, rules, pattern.
 * Each distinct pair of values is compared once, however many record pairs hold it.
 */
export async function scorePairs(prepared: Prepared, pairs: Sql): Promise<WorkTable> {
  const { engine, records, comparisons, dictionaries, patterns, options } = prepared;
  const codes = comparisons.map((_, i) => {
    const [a, b] = [id('a', `c${i}`), id('b', `c${i}`)];
    return sql`case when ${a} is not null and ${b} is not null then least(${a}, ${b}) end as ${id(`lo${i}`)}, case when ${a} is not null and ${b} is not null then greatest(${a}, ${b}) end as ${id(`hi${i}`)}`;
  });
  const coded = await engine.materialize(
    'link_coded',
    sql`select p.l, p.r, p.rules, ${join(codes)} from (${pairs}) p join ${records.name} a on a.rid = p.l join ${records.name} b on b.rid = p.r`,
    options,
  );
  const graded: WorkTable[] = [];
  for (const [i, compiled] of comparisons.entries()) {
    const distinct = sql`select distinct ${id(`lo${i}`)} as lo, ${id(`hi${i}`)} as hi from ${coded.name} where ${id(`lo${i}`)} is not null`;
    const dictionary = dictionaries[i];
    if (dictionary) graded.push(await (options.scoreValues ?? scoreValuesInEngine)(engine, compiled, distinct, dictionary, options));
  }
  const levels = graded.map((_, i) => sql`coalesce(${id(`g${i}`, 'level')}, 0)`);
  const joins = join(
    graded.map(
      (table, i) => sql`left join ${table.name} ${id(`g${i}`)} on ${id(`g${i}`, 'lo')} = ${id(`lo${i}`)} and ${id(`g${i}`, 'hi')} = ${id(`hi${i}`)}`,
    ),
    sql` `,
  );
  const { dialect } = engine;
  const scored = await engine.materialize(
    'link_scored',
    sql`select l, r, rules, ${dialect.cast(patterns.encode(levels), 'bigint')} as pattern from ${coded.name} ${joins}`,
    options,
  );
  for (const table of [coded, ...graded]) await table.drop();
  return scored;
}
