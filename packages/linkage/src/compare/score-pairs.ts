import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import { scoreValuesInEngine } from './score-values.ts';

/**
 * The pattern of each pair. `pairs` is a relation with l, r (record ids, l < r) and rules (bits). The result has l, r, rules, pattern.
 * Each distinct pair of values is compared once, however many record pairs hold it.
 */
export async function scorePairs(prepared: Prepared, pairs: Sql): Promise<WorkTable> {
  const { engine, records, comparisons, dictionaries, patterns, options } = prepared;
  const codes = comparisons.map((_, i) => sql`a.${id(`c${i}`)} as ${id(`l${i}`)}, b.${id(`c${i}`)} as ${id(`r${i}`)}`);
  const coded = await engine.materialize(
    'link_coded',
    sql`select p.l, p.r, p.rules, ${join(codes)} from (${pairs}) p join ${records.name} a on a.rid = p.l join ${records.name} b on b.rid = p.r`,
    options,
  );
  const graded: WorkTable[] = [];
  for (const [i, compiled] of comparisons.entries()) {
    const [left, right] = [id(`l${i}`), id(`r${i}`)];
    // The two codes are not put in order: that would cost more than the few values compared both ways round.
    const distinct = sql`select distinct ${left} as left_code, ${right} as right_code from ${coded.name} where ${left} is not null and ${right} is not null`;
    const dictionary = dictionaries[i];
    if (dictionary) graded.push(await (options.scoreValues ?? scoreValuesInEngine)(engine, compiled, distinct, dictionary, options));
  }
  const levels = graded.map((_, i) => sql`coalesce(${id(`g${i}`, 'level')}, 0)`);
  const joins = join(
    graded.map(
      (table, i) =>
        sql`left join ${table.name} ${id(`g${i}`)} on ${id(`g${i}`, 'left_code')} = ${id(`l${i}`)} and ${id(`g${i}`, 'right_code')} = ${id(`r${i}`)}`,
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
