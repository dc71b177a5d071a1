import { id, join, type Sql, sql } from '@sogoc/engine';
import { columnsOf } from '../compare/compiled-comparison.ts';
import type { Prepared } from '../prepare/prepared.ts';

/** How often random pairs reach each level. */
export interface LevelSample {
  /** Pairs compared in all. */
  pairs: number;
  /** By comparison and level (most alike first). Pairs with a missing value are in none. */
  counts: number[][];
  /** Were all possible pairs compared? */
  exhaustive: boolean;
}

export interface SampleOptions {
  /** At most so many random pairs; default 200,000. Where there are no more than five times as many, all are compared, which leaves nothing to chance. */
  maximumPairs?: number;
  /** A comparison is done when every level was seen so often; default 100. */
  enough?: number;
  seed?: number;
}

/**
 * Compares random pairs in two rounds, the second and larger one for comparisons that did not see all of their levels often enough. Few records: all pairs.
 * Random pairs hardly ever repeat a pair of values, so here each pair is compared directly.
 */
export async function sampleLevels(prepared: Prepared, options: SampleOptions = {}): Promise<LevelSample> {
  const maximum = options.maximumPairs ?? 200_000;
  const counts = prepared.model.comparisons.map((comparison) => comparison.levels.map(() => 0));
  const all = counts.map((_, i) => i);
  if (prepared.possiblePairs <= maximum * 5) return { pairs: await count(prepared, everyPair(prepared), all, counts), counts, exhaustive: true };
  let pairs = 0;
  for (const [round, target] of [maximum / 4, maximum - maximum / 4].entries()) {
    const open = all.filter((i) => counts[i]?.some((seen) => seen < (options.enough ?? 100)));
    if (open.length > 0) pairs += await count(prepared, randomPairs(prepared, target, (options.seed ?? 1) * 1000 + round), open, counts);
  }
  return { pairs, counts, exhaustive: false };
}

async function count(prepared: Prepared, pairs: Sql, open: readonly number[], counts: number[][]): Promise<number> {
  const { engine, records, comparisons, dictionaries, options } = prepared;
  // Stored first, so that the engine knows how few they are.
  await using drawn = await engine.materialize('link_drawn', pairs, options);
  const codes = open.map((i) => sql`a.${id(`c${i}`)} as ${id(`l${i}`)}, b.${id(`c${i}`)} as ${id(`r${i}`)}`);
  const apart = prepared.model.kind === 'link' ? sql`where a.source <> b.source` : sql``;
  await using coded = await engine.materialize(
    'link_coded',
    sql`select ${join(codes)} from ${drawn.name} p join ${records.name} a on a.rid = p.l join ${records.name} b on b.rid = p.r ${apart}`,
    options,
  );
  const graded = open.map((i) => {
    const dictionary = dictionaries[i]?.name ?? id('none');
    const level = comparisons[i]?.level(columnsOf('a'), columnsOf('b')) ?? sql`0`;
    return sql`select ${i} as comparison, level, count(*) as pairs from (select ${level} as level from ${coded.name} p
      join ${dictionary} a on a.code = p.${id(`l${i}`)} join ${dictionary} b on b.code = p.${id(`r${i}`)}) graded where level > 0 group by level`;
  });
  const seen = await engine.all<{ comparison: number; level: number; pairs: number }>(join(graded, sql` union all `), options);
  for (const { comparison, level, pairs: number } of seen) {
    const row = counts[comparison];
    if (row) row[level - 1] = (row[level - 1] ?? 0) + number;
  }
  return coded.rows;
}

function everyPair(prepared: Prepared): Sql {
  return sql`select a.rid as l, b.rid as r from ${prepared.records.name} a join ${prepared.records.name} b on a.rid < b.rid`;
}

/** Both records of a pair are named by hashes of the seed and a counter: random, and the same on every run. The ids of records serve as the counter. */
function randomPairs(prepared: Prepared, target: number, seed: number): Sql {
  const { engine, records } = prepared;
  const { dialect } = engine;
  const times = Math.ceil(target / records.rows);
  const draws = Array.from(
    { length: times },
    (_, draw) => sql`select rid, ${draw} as draw from ${records.name} where rid <= ${Math.ceil(target / times)}`,
  );
  const drawn = (side: string): Sql =>
    dialect.cast(sql`abs(${dialect.hashRow([sql`rid`, sql`${`${seed}:${side}`}`, sql`draw`])} % ${records.rows}) + 1`, 'integer');
  return sql`select distinct least(one, other) as l, greatest(one, other) as r
    from (select ${drawn('one')} as one, ${drawn('other')} as other from (${join(draws, sql` union all `)}) draws) drawn where one <> other`;
}
