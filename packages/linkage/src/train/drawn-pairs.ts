import { id, join, type Sql, sql } from '@sogoc/engine';
import type { PatternRow, PatternsOf } from '../compare/candidates.ts';
import { PatternCounts } from '../compare/pattern-counts.ts';
import { scorePairs } from '../compare/score-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { PatternCount } from './expectation-maximisation.ts';

/** How many random pairs show a pattern: of any two records, or of two with the same value of a comparison (its position). */
export interface DrawnPattern extends PatternCount {
  equal: number | null;
}

/** Records drawn first, and pairs of them and others: of any, and with the same value of each comparison. */
const [firstRecords, anyPairs, equalPairs] = [5000, 5000, 2500];
const among = 1_000_003;

/** Pairs of records by their ids, and what they are pairs of: the position of a comparison and one more; 0: of any records. */
interface GivenPairs {
  l: Int32Array;
  r: Int32Array;
  rules: Int32Array;
}

/**
 * Random pairs, and random pairs with the same value of one comparison, which random pairs hardly ever have: how columns depend on each other among different things is seen there. Of each comparison
 * every such pair is as likely to be drawn. Where a record shares its value with fewer than one other on average, hardly any different things do: none are drawn.
 * @param patternsOf compares pairs in arrays; without it the engine does. @param given the pairs, where they were read before.
 */
export async function drawPairs(prepared: Prepared, patternsOf?: PatternsOf, given?: GivenPairs): Promise<DrawnPattern[]> {
  const counted = patternsOf
    ? await countInArrays(prepared, given ?? (await readPairs(prepared)), patternsOf)
    : await drawingPairs(prepared, (pairs) => countInEngine(prepared, pairs));
  // The engine's threads give them in any order, by which sums would differ in their last bits.
  const ordered = counted.sort((a, b) => a.rules - b.rules || a.pattern - b.pattern);
  return ordered.map(({ rules, pattern, pairs: number }) => ({
    equal: rules === 0 ? null : rules - 1,
    pairs: number,
    levels: prepared.patterns.decode(pattern),
  }));
}

/** Reads the pairs that are drawn, where they are compared in arrays. */
export const readPairs = (prepared: Prepared): Promise<GivenPairs> =>
  drawingPairs(prepared, async (pairs) => {
    const { engine, options } = prepared;
    await using drawn = await engine.materialize('link_given', pairs, options);
    const given = { l: new Int32Array(drawn.rows), r: new Int32Array(drawn.rows), rules: new Int32Array(drawn.rows) };
    let count = 0;
    for await (const [l, r, rules] of engine.streamNumbers(sql`select l, r, rules from ${drawn.name}`, options)) {
      given.l.set(l ?? [], count);
      given.r.set(r ?? [], count);
      given.rules.set(rules ?? [], count);
      count += l?.length ?? 0;
    }
    return given;
  });

/** @param use is given a query with l, r, rules. */
async function drawingPairs<T>(prepared: Prepared, use: (pairs: Sql) => Promise<T>): Promise<T> {
  const { engine, records, comparisons, model, options } = prepared;
  const drawn = (alias: string, seed: string, number: number): Sql => {
    const hash = engine.dialect.hashRow([sql`${id(alias, 'rid')}`, sql`${seed}`]);
    return sql`abs(${hash} % ${among}) < ${Math.ceil((among * Math.min(number, records.rows)) / Math.max(records.rows, 1))}`;
  };
  const codes = comparisons.map((_, i) => sql`${id('s', `c${i}`)}`);
  await using first = await engine.materialize(
    'link_first',
    sql`select s.rid, s.source, ${join(codes)} from ${records.name} s where ${drawn('s', 'first', firstRecords)}`,
    options,
  );
  const apart = model.kind === 'link' ? sql`a.source <> b.source` : sql`a.rid <> b.rid`;
  const pairsWith = (place: number, on: Sql): Sql =>
    sql`select least(a.rid, b.rid) as l, greatest(a.rid, b.rid) as r, ${place} as rules from ${first.name} a join ${records.name} b on ${on} where ${apart}`;
  const shares = await equalShares(prepared);
  const equal = shares.flatMap((share, i) => {
    if (share * records.rows < 1) return [];
    const others = drawn('b', `equal${i}`, equalPairs / (Math.max(first.rows, 1) * share));
    return [pairsWith(i + 1, sql`${id('a', `c${i}`)} = ${id('b', `c${i}`)} and ${others}`)];
  });
  const any = pairsWith(0, drawn('b', 'any', anyPairs / Math.max(first.rows, 1)));
  return await use(join([any, ...equal], sql` union all `));
}

/** How many pairs show each pattern, by `rules`. */
async function countInArrays({ comparisons, patterns }: Prepared, { l, r, rules }: GivenPairs, patternsOf: PatternsOf): Promise<PatternRow[]> {
  const counts = Array.from({ length: comparisons.length + 1 }, () => new PatternCounts(patterns.radices));
  const shown = await patternsOf(l, r);
  for (let pair = 0; pair < shown.length; pair += 1) counts[rules[pair] ?? 0]?.add(shown[pair] ?? 0);
  return counts.flatMap((some, of) => some.counted().map(([pattern, pairs]) => ({ rules: of, pattern, pairs })));
}

async function countInEngine(prepared: Prepared, pairs: Sql): Promise<PatternRow[]> {
  const { engine, options } = prepared;
  await using scored = await scorePairs(prepared, pairs);
  return await engine.all<PatternRow & object>(sql`select rules, pattern, count(*) as pairs from ${scored.name} group by rules, pattern`, options);
}

/** By comparison the share of pairs of two records with a value that have the same one. */
async function equalShares({ engine, dictionaries, options }: Prepared): Promise<number[]> {
  const shares = dictionaries.map(
    ({ name }, i) =>
      sql`select ${i} as i, sum(n * (n - 1)) / nullif(sum(n) * (sum(n) - 1), 0) as share from (select cast(n as double) as n from ${name}) counts`,
  );
  const rows = await engine.all<{ i: number; share: number | null }>(join(shares, sql` union all `), options);
  return dictionaries.map((_, i) => rows.find((row) => row.i === i)?.share ?? 0);
}
