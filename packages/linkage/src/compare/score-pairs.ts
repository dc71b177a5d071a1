import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { knownColumns, knownOfPairs } from '../blocking/candidate-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { withNumbers } from '../prepare/with-numbers.ts';
import { columnsOf } from './compiled-comparison.ts';
import { isDecidedByCodes } from './pair-facts.ts';
import { keySql, looksAt, repeatingPairs } from './repeating-pairs.ts';
import { scoreValuesInEngine } from './score-values.ts';

/** The patterns of given pairs. @param pairs a query with l, r (record ids, l < r) and rules (bits). */
export async function scorePairs(prepared: Prepared, pairs: Sql): Promise<WorkTable> {
  // Stored first, so that the engine knows how many there are.
  await using given = await prepared.engine.materialize('link_given', pairs, prepared.options);
  const both = await withNumbers(prepared, sql`select l from ${given.name} union select r from ${given.name}`);
  await using _ = both.records;
  await using known = await prepared.engine.materialize('link_known', knownOfPairs(both, sql`${given.name}`), prepared.options);
  return await comparePairs(prepared, known);
}

/**
 * Looks at the values of what is still open: the result has the columns of `known` (l, r, rules and `factColumns`), with nothing open.
 * Where the same two values meet in many pairs they are compared once; where hardly any two meet twice (numbers, dates) the pairs are compared as they
 * come, which saves finding the distinct ones and joining them back.
 */
export async function comparePairs(prepared: Prepared, known: WorkTable): Promise<WorkTable> {
  const { engine, options } = prepared;
  const parts = Math.max(1, Math.ceil(known.rows / (options.pairsAtATime ?? 10_000_000)));
  let all: WorkTable | undefined;
  for (let part = 0; part < parts; part += 1) {
    const share = parts === 1 ? sql`${known.name}` : sql`(select * from ${known.name} where l % ${parts} = ${part})`;
    const compared = await comparePart(prepared, share);
    if (!all) all = compared;
    else {
      await engine.run(sql`insert into ${all.name} select * from ${compared.name}`, options);
      await compared.drop();
    }
  }
  if (!all) throw new RangeError('at least one part');
  const table = all;
  return { name: table.name, rows: known.rows, drop: () => table.drop(), [Symbol.asyncDispose]: () => table.drop() };
}

async function comparePart(prepared: Prepared, known: Sql): Promise<WorkTable> {
  const { engine, records, comparisons, dictionaries, patterns, options } = prepared;
  const { dialect } = engine;
  const looked = comparisons.flatMap((compiled, i) => (isDecidedByCodes(compiled) ? [] : [{ compiled, i }]));
  const codes = looked.map(({ i }) => sql`a.${id(`c${i}`)} as ${id(`l${i}`)}, b.${id(`c${i}`)} as ${id(`r${i}`)}`);
  const coded = await engine.materialize(
    'link_coded',
    sql`select ${join([sql`p.*`, ...codes])} from (select * from ${known} known where open <> 0) p join ${records.name} a on a.rid = p.l join ${records.name} b on b.rid = p.r`,
    options,
  );
  const repeating = await repeatingPairs(
    prepared,
    coded,
    looked.map(({ i }) => i),
  );
  const tables: WorkTable[] = [];
  const changes: Sql[] = [];
  const joins: Sql[] = [];
  for (const { compiled, i } of looked) {
    const dictionary = dictionaries[i];
    const repeats = repeating.get(i);
    if (!dictionary || repeats === undefined) continue;
    let level: Sql;
    if (repeats) {
      // The two codes are not put in order: that would cost more than the few values compared both ways round.
      const distinct = sql`select distinct ${id(`l${i}`)} as left_code, ${id(`r${i}`)} as right_code from ${coded.name} where ${looksAt(i, dialect)}`;
      const graded = await (options.scoreValues ?? scoreValuesInEngine)(engine, compiled, distinct, dictionary, options);
      tables.push(graded);
      const grade = id(`g${i}`);
      joins.push(
        sql`left join ${graded.name} ${grade} on ${id(`g${i}`, 'left_code')} = ${keySql(i, 'l', dialect)} and ${id(`g${i}`, 'right_code')} = ${id(`r${i}`)}`,
      );
      level = sql`coalesce(${id(`g${i}`, 'level')}, 0)`;
    } else {
      const needed = await neededValues(prepared, i, coded);
      if (needed) tables.push(needed);
      const values = (needed ?? dictionary).name;
      joins.push(sql`left join ${values} ${id(`a${i}`)} on ${id(`a${i}`, 'code')} = ${keySql(i, 'l', dialect)}
        left join ${values} ${id(`b${i}`)} on ${id(`b${i}`, 'code')} = ${keySql(i, 'r', dialect)}`);
      level = compiled.level(columnsOf(`a${i}`), columnsOf(`b${i}`));
    }
    // In the pattern so far the last level stands for one that was not looked at yet.
    const change = patterns.worth(sql`(${level}) - ${compiled.comparison.levels.length}`, i);
    changes.push(sql`case when ${looksAt(i, dialect)} then ${change} else 0 end`);
  }
  const pattern = join([sql`pattern`, ...changes], sql` + `);
  const scored = await engine.materialize(
    'link_scored',
    sql`select ${knownColumns} from ${known} known where open = 0 union all
        select l, r, rules, ${dialect.cast(pattern, 'bigint')} as pattern, cast(0 as bigint) as open, rarity from ${coded.name} ${join(joins, sql` `)}`,
    options,
  );
  for (const table of [coded, ...tables]) await table.drop();
  return scored;
}

/** The rows of the dictionary that few pairs need, so that no hash table of all is built for them; undefined where they are many. */
async function neededValues(prepared: Prepared, i: number, coded: WorkTable): Promise<WorkTable | undefined> {
  const dictionary = prepared.dictionaries[i];
  if (!dictionary || coded.rows > dictionary.rows) return undefined;
  const { dialect } = prepared.engine;
  const side = (code: 'l' | 'r'): Sql => sql`select ${id(`${code}${i}`)} as code from ${coded.name} where ${looksAt(i, dialect)}`;
  return prepared.engine.materialize(
    'link_needed',
    sql`select * from ${dictionary.name} where code in (${side('l')} union ${side('r')})`,
    prepared.options,
  );
}
