import { id, join, type Sql, sql } from '@sogoc/engine';
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
  /** At most so many pairs; default 200,000. */
  maximumPairs?: number;
  /** A comparison is done when every level was seen so often; default 100. */
  enough?: number;
  seed?: number;
}

/**
 * Compares random pairs in growing rounds, each comparison until it saw all of its levels often enough. Few records: all pairs. Random pairs hardly ever
 * repeat a pair of values, so here each pair is compared directly.
 */
export async function sampleLevels(prepared: Prepared, options: SampleOptions = {}): Promise<LevelSample> {
  const maximum = options.maximumPairs ?? 200_000;
  const counts = prepared.model.comparisons.map((comparison) => comparison.levels.map(() => 0));
  const all = counts.map((_, i) => i);
  if (prepared.possiblePairs <= maximum) return { pairs: await count(prepared, everyPair(prepared), all, counts), counts, exhaustive: true };
  let pairs = 0;
  for (let round = 0; pairs < maximum * 0.95 && round < 20; round += 1) {
    const open = all.filter((i) => counts[i]?.some((seen) => seen < (options.enough ?? 100)));
    const target = Math.min(maximum - pairs, round === 0 ? maximum / 6 : pairs);
    const found = open.length === 0 ? 0 : await count(prepared, randomPairs(prepared, target, (options.seed ?? 1) * 1000 + round), open, counts);
    pairs += found;
    if (found === 0) break;
  }
  return { pairs, counts, exhaustive: false };
}

async function count(prepared: Prepared, pairs: Sql, open: readonly number[], counts: number[][]): Promise<number> {
  const { engine, records, comparisons, dictionaries, options } = prepared;
  const codes = open.map((i) => sql`a.${id(`c${i}`)} as ${id(`l${i}`)}, b.${id(`c${i}`)} as ${id(`r${i}`)}`);
  await using coded = await engine.materialize(
    'link_coded',
    sql`select ${join(codes)} from (${pairs}) p join ${records.name} a on a.rid = p.l join ${records.name} b on b.rid = p.r`,
    options,
  );
  for (const i of open) {
    const dictionary = dictionaries[i]?.name ?? id('none');
    const level = comparisons[i]?.level('a', 'b') ?? sql`0`;
    const seen = await engine.all<{ level: number; pairs: number }>(
      sql`select level, count(*) as pairs from (select ${level} as level from ${coded.name} p
            join ${dictionary} a on a.code = p.${id(`l${i}`)} join ${dictionary} b on b.code = p.${id(`r${i}`)}) graded where level > 0 group by level`,
      options,
    );
    const row = counts[i];
    for (const { level: reached, pairs: number } of seen) if (row) row[reached - 1] = (row[reached - 1] ?? 0) + number;
  }
  return coded.rows;
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
  const drawn = (salt: string): Sql => dialect.hashRow([sql`rid`, sql`${`${seed}:${salt}`}`, sql`draw`]);
  const partner = dialect.cast(sql`${drawn('partner')} % ${records.rows} + 1`, 'integer');
  const chosen = share < 1 ? sql`${drawn('share')} % 1000000 < ${Math.ceil(share * 1_000_000)}` : sql`true`;
  const apart = prepared.model.kind === 'link' ? sql`p.source <> other.source` : sql`true`;
  const others = prepared.model.kind === 'link' ? sql`join ${records.name} other on other.rid = p.partner` : sql``;
  return sql`select distinct least(p.rid, p.partner) as l, greatest(p.rid, p.partner) as r, 0 as rules
    from (select rid, source, ${partner} as partner from (${draws}) draws where ${chosen}) p ${others} where p.rid <> p.partner and ${apart}`;
}
