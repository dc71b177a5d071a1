import { type Sql, sql } from '@sogoc/engine';
import { scorePairs } from '../compare/score-pairs.ts';
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
  /** At most so many pairs; default 300,000. */
  maximumPairs?: number;
  /** Stop early when every level was seen so often; default 200. */
  enough?: number;
  seed?: number;
}

/** Compares random pairs in growing rounds until every level was seen often enough. Few records: all pairs. */
export async function sampleLevels(prepared: Prepared, options: SampleOptions = {}): Promise<LevelSample> {
  const maximum = options.maximumPairs ?? 300_000;
  const counts = prepared.model.comparisons.map((comparison) => comparison.levels.map(() => 0));
  if (prepared.possiblePairs <= maximum) {
    const pairs = await count(prepared, everyPair(prepared), counts);
    return { pairs, counts, exhaustive: true };
  }
  let pairs = 0;
  for (let round = 0; pairs < maximum && round < 20; round += 1) {
    const target = Math.min(maximum - pairs, round === 0 ? maximum / 8 : pairs);
    const found = await count(prepared, randomPairs(prepared, target, (options.seed ?? 1) * 1000 + round), counts);
    pairs += found;
    if (found === 0 || counts.every((levels) => levels.every((seen) => seen >= (options.enough ?? 200)))) break;
  }
  return { pairs, counts, exhaustive: false };
}

async function count(prepared: Prepared, pairs: Sql, counts: number[][]): Promise<number> {
  const scored = await scorePairs(prepared, pairs);
  const patterns = await prepared.engine.all<{ pattern: number; pairs: number }>(
    sql`select pattern, count(*) as pairs from ${scored.name} group by pattern`,
    prepared.options,
  );
  await scored.drop();
  for (const { pattern, pairs: seen } of patterns) {
    for (const [i, level] of prepared.patterns.decode(pattern).entries()) {
      const row = counts[i];
      if (level > 0 && row) row[level - 1] = (row[level - 1] ?? 0) + seen;
    }
  }
  return scored.rows;
}

function everyPair(prepared: Prepared): Sql {
  const apart = prepared.model.kind === 'link' ? sql`a.source <> b.source` : sql`true`;
  return sql`select a.rid as l, b.rid as r, 0 as rules from ${prepared.records.name} a join ${prepared.records.name} b on a.rid < b.rid where ${apart}`;
}

/** Each record is paired with partners that a hash of its id, the seed and a counter names: random, and the same on every run. */
function randomPairs(prepared: Prepared, target: number, seed: number): Sql {
  const { engine, records } = prepared;
  const { dialect } = engine;
  const times = Math.ceil(target / records.rows);
  const share = target / (times * records.rows);
  const draws = Array.from({ length: times }, (_, draw) => sql`select rid, source, ${draw} as draw from ${records.name}`).reduce(
    (all, next) => sql`${all} union all ${next}`,
  );
  const drawn = (salt: string): Sql =>
    dialect.hash64(sql`${dialect.cast(sql`rid`, 'text')} || ${`:${seed}:${salt}:`} || ${dialect.cast(sql`draw`, 'text')}`);
  const partner = dialect.cast(sql`${drawn('partner')} % ${records.rows} + 1`, 'integer');
  const chosen = share < 1 ? sql`${drawn('share')} % 1000000 < ${Math.ceil(share * 1_000_000)}` : sql`true`;
  const apart = prepared.model.kind === 'link' ? sql`p.source <> other.source` : sql`true`;
  const join = prepared.model.kind === 'link' ? sql`join ${records.name} other on other.rid = p.partner` : sql``;
  return sql`select distinct least(p.rid, p.partner) as l, greatest(p.rid, p.partner) as r, 0 as rules
    from (select rid, source, ${partner} as partner from (${draws}) draws where ${chosen}) p ${join} where p.rid <> p.partner and ${apart}`;
}
