import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import { type CompiledComparison, columnsOf } from './compiled-comparison.ts';
import { comparedSql, repeatingPairs } from './repeating-pairs.ts';
import { scoreValuesInEngine } from './score-values.ts';

/**
 * The pattern of each pair. `pairs` is a relation with l, r (record ids, l < r) and rules (bits). The result has l, r, rules, pattern.
 * Where the same two values meet in many pairs they are compared once; where hardly any two meet twice (numbers, dates) the pairs are compared as they
 * come, which saves finding the distinct ones and joining them back. Equal codes need no comparing where the first level is equality.
 */
export async function scorePairs(prepared: Prepared, pairs: Sql): Promise<WorkTable> {
  const { engine, records, comparisons, dictionaries, patterns, options } = prepared;
  const { dialect } = engine;
  // Stored first, so that the engine knows how many there are.
  const found = await engine.materialize('link_found', pairs, options);
  const codes = comparisons.map((_, i) => sql`a.${id(`c${i}`)} as ${id(`l${i}`)}, b.${id(`c${i}`)} as ${id(`r${i}`)}`);
  const coded = await engine.materialize(
    'link_coded',
    sql`select p.l, p.r, p.rules, ${join(codes)} from ${found.name} p join ${records.name} a on a.rid = p.l join ${records.name} b on b.rid = p.r`,
    options,
  );
  await found.drop();
  const repeating = options.scoreValues ? comparisons.map(() => true) : await repeatingPairs(prepared, coded);
  const tables: WorkTable[] = [];
  const levels: Sql[] = [];
  const joins: Sql[] = [];
  for (const [i, compiled] of comparisons.entries()) {
    const dictionary = dictionaries[i];
    const [left, right] = [id(`l${i}`), id(`r${i}`)];
    if (!dictionary) continue;
    if (isDecidedByCodes(compiled)) levels.push(levelSql(compiled, i, sql`2`));
    else if (repeating[i]) {
      // The two codes are not put in order: that would cost more than the few values compared both ways round.
      const distinct = sql`select distinct ${left} as left_code, ${right} as right_code from ${coded.name} where ${comparedSql(compiled, i)}`;
      const graded = await (options.scoreValues ?? scoreValuesInEngine)(engine, compiled, distinct, dictionary, options);
      tables.push(graded);
      const grade = id(`g${i}`);
      joins.push(
        sql`left join ${graded.name} ${grade} on ${id(`g${i}`, 'left_code')} = ${keySql(compiled, i, 'l')} and ${id(`g${i}`, 'right_code')} = ${right}`,
      );
      levels.push(levelSql(compiled, i, sql`coalesce(${id(`g${i}`, 'level')}, 0)`));
    } else {
      const needed = await neededValues(prepared, compiled, i, coded);
      if (needed) tables.push(needed);
      const values = (needed ?? dictionary).name;
      joins.push(sql`left join ${values} ${id(`a${i}`)} on ${id(`a${i}`, 'code')} = ${keySql(compiled, i, 'l')}
        left join ${values} ${id(`b${i}`)} on ${id(`b${i}`, 'code')} = ${keySql(compiled, i, 'r')}`);
      levels.push(levelSql(compiled, i, compiled.level(columnsOf(`a${i}`), columnsOf(`b${i}`))));
    }
  }
  const scored = await engine.materialize(
    'link_scored',
    sql`select l, r, rules, ${dialect.cast(patterns.encode(levels), 'bigint')} as pattern from ${coded.name} ${join(joins, sql` `)}`,
    options,
  );
  for (const table of [coded, ...tables]) await table.drop();
  return scored;
}

/** The rows of the dictionary that few pairs need, so that no hash table of all is built for them; undefined where they are many. */
async function neededValues(prepared: Prepared, compiled: CompiledComparison, i: number, coded: WorkTable): Promise<WorkTable | undefined> {
  const dictionary = prepared.dictionaries[i];
  if (!dictionary || coded.rows > dictionary.rows) return undefined;
  const side = (code: 'l' | 'r'): Sql => sql`select ${id(`${code}${i}`)} as code from ${coded.name} where ${comparedSql(compiled, i)}`;
  return prepared.engine.materialize(
    'link_needed',
    sql`select * from ${dictionary.name} where code in (${side('l')} union ${side('r')})`,
    prepared.options,
  );
}

/** Equal or not, and nothing in between. */
const isDecidedByCodes = (compiled: CompiledComparison): boolean => compiled.equalIsFirst && compiled.comparison.levels.length === 2;

/** The code to look up; null, which a join passes over, where that is not needed. */
const keySql = (compiled: CompiledComparison, i: number, side: 'l' | 'r'): Sql =>
  compiled.equalIsFirst ? sql`case when ${comparedSql(compiled, i)} then ${id(`${side}${i}`)} end` : sql`${id(`${side}${i}`)}`;

function levelSql(compiled: CompiledComparison, i: number, compared: Sql): Sql {
  const [left, right] = [id(`l${i}`), id(`r${i}`)];
  const equal = compiled.equalIsFirst ? sql`when ${left} = ${right} then 1` : sql``;
  return sql`case when ${left} is null or ${right} is null then 0 ${equal} else ${compared} end`;
}
