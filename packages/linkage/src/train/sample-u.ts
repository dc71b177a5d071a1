import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { PatternsOf } from '../compare/candidates.ts';
import { type CompiledComparison, columnsOf } from '../compare/compiled-comparison.ts';
import type { LinkKind } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { drawnInArrays, type RecordsInOrder, readDrawn } from './sample-in-arrays.ts';

/** How often random pairs reach each level. */
export interface LevelSample {
  /** Pairs compared in all. */
  pairs: number;
  /** By comparison and level (most alike first). Pairs with a missing value are in none. */
  counts: number[][];
  /** By comparison the exact share of all pairs with two values that have equal ones, where the sample saw too few of them to tell. */
  equal: (number | undefined)[];
  /** Were all possible pairs compared? */
  exhaustive: boolean;
}

export interface SampleOptions {
  /** At most so many random pairs; default 200,000. Where there are no more than five times as many, all are compared, which leaves nothing to chance. */
  maximumPairs?: number;
  /** A comparison is done when every level was seen so often; default 100. */
  enough?: number;
  seed?: number;
  /** Whose pairs: `across` sources where these are linked, else all (default); or `within` each source. */
  pairs?: 'within';
  /** How many others each drawn record is compared with; default 20. */
  partners?: number;
}

const usualPartners = 20;

/** The records drawn, in a random order. */
export interface DrawnRecords extends AsyncDisposable {
  records: number;
  /**
   * Adds up the levels of pairs for the comparisons that are open: of each record with those from so many steps behind it to so many; null: of every two.
   * @returns how many pairs of records these are.
   */
  count(steps: readonly [number, number] | null, open: readonly number[], counts: number[][]): Promise<number>;
}

/**
 * Compares random pairs in two rounds, the second and larger one for comparisons that did not see all of their levels often enough. Few records: all pairs.
 * Each drawn record meets those that follow it in a random order: few records are read for many pairs, and no two meet twice. Random pairs hardly ever repeat
 * a pair of values, so here each pair is compared directly.
 * @param patternsOf compares pairs in arrays; without it the engine does. @param read the records, where they were read before.
 */
export async function sampleLevels(
  prepared: Prepared,
  options: SampleOptions = {},
  patternsOf?: PatternsOf,
  read?: RecordsInOrder,
): Promise<LevelSample> {
  const partners = options.partners ?? usualPartners;
  const meets = meetingOf(prepared.model.kind, options.pairs);
  const counts = prepared.model.comparisons.map((comparison) => comparison.levels.map(() => 0));
  const all = counts.map((_, i) => i);
  const { exhaustive, share, order } = await drawing(prepared, options);
  await using drawn = patternsOf
    ? drawnInArrays(prepared, read ?? (await readSample(prepared, options)), patternsOf, meets)
    : await drawRecords(prepared, share, order, meets);
  if (exhaustive) return { pairs: await drawn.count(null, all, counts), counts, equal: [], exhaustive };
  let pairs = 0;
  const first = partners / 4;
  for (const [from, to] of [[1, first] as const, [first + 1, partners] as const]) {
    const open = all.filter((i) => counts[i]?.some((seen) => seen < (options.enough ?? 100)));
    if (open.length > 0) pairs += await drawn.count([from, to], open, counts);
  }
  const unsure = all.filter((i) => (counts[i]?.[0] ?? 0) < (options.enough ?? 100));
  return { pairs, counts, equal: await equalShares(prepared, unsure), exhaustive: false };
}

/** Reads the records that are sampled, where their pairs are compared in arrays. */
export async function readSample(prepared: Prepared, options: SampleOptions = {}): Promise<RecordsInOrder> {
  const { share, order } = await drawing(prepared, options);
  return readDrawn(prepared, sql`select rid, source from ${prepared.records.name} where ${share} order by ${order}`);
}

/** Which records are drawn, and in which order they meet. */
async function drawing(prepared: Prepared, { maximumPairs = 200_000, partners = usualPartners, seed = 1 }: SampleOptions) {
  const exhaustive = prepared.possiblePairs <= maximumPairs * 5;
  return {
    exhaustive,
    share: exhaustive ? sql`true` : await isDrawn(prepared, Math.ceil(maximumPairs / partners), seed),
    order: sql`${prepared.engine.dialect.hashRow([sql`rid`, sql`'place'`])}, rid`,
  };
}

/** Which two records may be a random pair, by their sources. */
export type Meets = 'any' | 'across' | 'within';

const meetingOf = (kind: LinkKind, pairs?: 'within'): Meets => pairs ?? (kind === 'link' ? 'across' : 'any');

/** Is a record among about so many, as many of each source where sources are linked? Told by a hash of its id: the same on every run. */
async function isDrawn({ engine, records, model, options }: Prepared, number: number, seed: number): Promise<Sql> {
  const of = 1_000_003;
  const drawn = (among: number, most: number): number => Math.min(of, Math.ceil((of * most) / Math.max(among, 1)));
  const hash = sql`abs(${engine.dialect.hashRow([sql`rid`, sql`${`${seed}:u`}`])} % ${of})`;
  if (model.kind !== 'link') return sql`${hash} < ${drawn(records.rows, number)}`;
  const sizes = await engine.all<{ source: number; records: number }>(
    sql`select source, count(*) as records from ${records.name} group by source`,
    options,
  );
  const bounds = sizes.map(({ source, records: size }) => sql`when ${source} then ${drawn(size, Math.ceil(number / sizes.length))}`);
  return sql`${hash} < case source ${join(bounds, sql` `)} else 0 end`;
}

/** The same in tables of the engine: by comparison the values of the records that have one (place, source, the columns of the dictionary, its sketch). */
async function drawRecords(prepared: Prepared, condition: Sql, order: Sql, meets: Meets): Promise<DrawnRecords> {
  const { engine, records, comparisons, dictionaries, options } = prepared;
  const codes = comparisons.map((_, i) => id(`c${i}`));
  await using placed = await engine.materialize(
    'link_drawn',
    sql`select row_number() over (order by ${order}) - 1 as place, source, ${join(codes)} from ${records.name} where ${condition}`,
    options,
  );
  const values: WorkTable[] = [];
  for (const [i, { sketch }] of comparisons.entries())
    values.push(
      await engine.materialize(
        'link_drawn_values',
        sql`select p.place, p.source, v.*${sketch ? sql`, ${sketch.value} as sketch` : sql``} from ${placed.name} p join ${dictionaries[i]?.name ?? id('none')} v on v.code = p.${id(`c${i}`)}`,
        options,
      ),
    );
  const drop = async (): Promise<void> => {
    for (const table of values) await table.drop();
  };
  return {
    records: placed.rows,
    count: (steps, open, counts) => {
      if (!steps) return count(prepared, values, sql`b.place > a.place`, open, counts, meets);
      const each = Array.from({ length: steps[1] - steps[0] + 1 }, (_, more) => sql`select ${steps[0] + more} as step`);
      const follows = sql`b.place = (a.place + a.step) % ${Math.max(placed.rows, 1)}`;
      return count(prepared, values, follows, open, counts, meets, join(each, sql` union all `));
    },
    [Symbol.asyncDispose]: drop,
  };
}

/** Adds up the levels of pairs. @param steps a query with `step`, for each of which a record makes a pair. @returns how many pairs of records these are. */
async function count(
  { engine, comparisons, options }: Prepared,
  tables: readonly WorkTable[],
  pairs: Sql,
  open: readonly number[],
  counts: number[][],
  meets: Meets,
  steps: Sql = sql`select 0 as step`,
): Promise<number> {
  const apart = meets === 'any' ? sql`` : meets === 'across' ? sql` and a.source <> b.source` : sql` and a.source = b.source`;
  const graded = open.map((i) => {
    const values = tables[i]?.name ?? id('none');
    const compiled = comparisons[i];
    const level = compiled ? levelOf(compiled) : sql`0`;
    return sql`select ${i} as comparison, level, count(*) as pairs from (select ${level} as level
      from (select * from ${values} drawn cross join (${steps}) steps) a join ${values} b on ${pairs}${apart}) graded where level > 0 group by level`;
  });
  const seen = await engine.all<{ comparison: number; level: number; pairs: number }>(join(graded, sql` union all `), options);
  for (const { comparison, level, pairs: number } of seen) {
    const row = counts[comparison];
    if (row) row[level - 1] = (row[level - 1] ?? 0) + number;
  }
  return Math.max(0, ...open.map((i) => seen.reduce((sum, { comparison, pairs: number }) => sum + (comparison === i ? number : 0), 0)));
}

/** The level of two rows of a dictionary, told by their numbers where these are enough. */
function levelOf({ level, number, sketch, comparison }: CompiledComparison): Sql {
  if (number) return sql`case when a.code = b.code then 1 else ${number.level(sql`a.k`, sql`b.k`)} end`;
  const whole = level(columnsOf('a'), columnsOf('b'));
  return sketch
    ? sql`case when a.code = b.code or ${sketch.mayReach(sql`a.sketch`, sql`b.sketch`)} then ${whole} else ${comparison.levels.length} end`
    : whole;
}

/** How many of all pairs hold equal values, counted by value: so rare an agreement that random pairs do not show it. Where two sources are linked it is left to these. */
async function equalShares(
  { engine, dictionaries, comparisons, model, options }: Prepared,
  asked: readonly number[],
): Promise<(number | undefined)[]> {
  const shares: (number | undefined)[] = comparisons.map(() => undefined);
  if (model.kind === 'link') return shares;
  for (const i of asked.filter((one) => comparisons[one]?.equalIsFirst)) {
    const counts = sql`select ${engine.dialect.cast(sql`n`, 'double')} as n from ${dictionaries[i]?.name ?? id('none')}`;
    const { equal, values } = await engine.one<{ equal: number; values: number }>(
      sql`select coalesce(sum(n * (n - 1)), 0) as equal, coalesce(sum(n), 0) as "values" from (${counts}) counted`,
      options,
    );
    if (values > 1) shares[i] = equal / (values * (values - 1));
  }
  return shares;
}
