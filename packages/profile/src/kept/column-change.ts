import { type Dialect, type Engine, join, type Sql, sql } from '@sogoc/engine';
import { type Counts, countsSql, groups, type Lists, looked, readValues, storedValue, textOf } from '../column-stats.ts';
import type { Guess } from '../detect-reading.ts';
import { fewOf } from '../few.ts';
import type { Sample, StoredColumn } from '../sample.ts';
import { bounds, extremes, hasLength } from './extremes.ts';
import type { HashIndex } from './hash-index.ts';
import type { KeptColumn } from './kept-state.ts';
import type { PartsChange } from './parts-change.ts';
import { afterChange, type Tallies } from './tallies.ts';
import { orderOf } from './text-order.ts';

/** How long the lists are that are kept, so that some of their values may go. */
export const keptLists = { frequent: 1_500, others: 5_000 } as const;

/** A value whose number of rows has changed. */
interface Moved {
  value: string;
  hash: bigint | number;
  now: number;
}

interface ChangeRow extends Counts {
  least_gone: boolean | null;
  most_gone: boolean | null;
  shortest_gone: boolean | null;
  longest_gone: boolean | null;
  /** By how many more values are there as often as the floor asks. */
  reached: number;
}

/** What is kept of a column that was just counted. */
export function keptColumn(counts: Counts, { frequent, others }: Lists): KeptColumn {
  const floor = frequent.length < keptLists.frequent ? 0 : Math.min(...frequent.map(({ count }) => count));
  return {
    counts,
    lists: { frequent: frequent.filter(({ count }) => count > floor), others },
    floor,
    reach: frequent.length,
    whole: others.length < keptLists.others,
  };
}

/**
 * What a column holds after some parts of its table came and others went: the same as if it were counted anew. Only values of these parts are looked for in the others.
 * @returns null where that cannot be told without counting: so many of the values in the lists that others would have to take their places.
 */
export async function changedColumn(
  engine: Engine,
  { came, went, stayed }: PartsChange,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  known: KeptColumn,
  tallies: Tallies,
  index: HashIndex,
  signal: AbortSignal | undefined,
): Promise<KeptColumn | null> {
  const compare = orderOf(guess.type);
  if (!compare) return null;
  const { dialect } = engine;
  const of = (parts: PartsChange['came']): Sql => dialect.readParquet(parts.map(({ file }) => file));
  const rows = (parts: PartsChange['came'], sign: number): Sql[] =>
    parts.length === 0 ? [] : [sql`select ${storedValue(column, 't', dialect)} as v, ${sign} as s from ${of(parts)} t`];
  const both = join([...rows(came, 1), ...rows(went, -1)], sql` union all `);
  await using moved = await engine.materialize(
    'profile_moved',
    sql`select *, row_number() over () as place, ${hashOf(column, sql`v`, dialect)} as hash
      from (select v, count(*) filter (where s = 1) as came, count(*) filter (where s = -1) as went from (${both}) r group by v having sum(s) <> 0) m`,
    { signal },
  );
  if (moved.rows === 0) return known;
  const tally = await tallies.of(known.tally, known.counts);
  // Where no value was there twice, that one has come to be is not believed of a hash alone.
  const looked = tally ? null : await index.look(known.index, known.counts, moved);
  await using _ = looked?.found;
  // Looked for by their hashes, which cost less to look up than texts; the join that follows is of the values.
  const hashed = hashOf(column, sql`v`, dialect);
  const others = tally
    ? sql`(select m.v, t.n - m.went as n from ${moved.name} m join ${tally} t on t.v = m.v)`
    : looked && (looked.found.rows === 0 || known.counts.distinct < known.counts.present)
      ? sql`(select m.v, f.n from ${moved.name} m join ${looked.found.name} f on f.place = m.place)`
      : stayed.length === 0
        ? sql`(select v, 0 as n from ${moved.name} limit 0)`
        : sql`(select v, count(*) as n from
    (select ${storedValue(column, 't', dialect)} as v from ${of(stayed)} t) k where ${hashed} in (select hash from ${moved.name}) group by v)`;
  const change = sql`(select m.v, m.came - m.went as n, coalesce(k.n, 0) + m.came as now, coalesce(k.n, 0) + m.went as was, m.came > 0 as there from ${moved.name} m left join ${others} k on k.v = m.v)`;
  await using values = await engine.materialize('profile_change', sql`select * from ${change} c`, { signal });
  const read = readValues(sql`${values.name}`, column, guess, dialect);
  const text = textOf(column, guess, dialect);
  const { min, max, minLength, maxLength } = known.counts;
  const gone = (condition: Sql): Sql => sql`bool_or(p is not null and now = 0 and ${condition})`;
  const distinct = sql`(case when now > 0 then 1 else 0 end - case when was > 0 then 1 else 0 end)`;
  const isText = column.storage === 'text';
  const reaching = (count: Sql): Sql => dialect.countIf(sql`p is not null and ${count} >= ${known.floor}`);
  const { least_gone, most_gone, shortest_gone, longest_gone, reached, ...counted } = await engine.one<ChangeRow>(
    sql`select ${countsSql(column, guess, dialect, { distinct, there: sql`there` })},
      ${gone(sql`${text(sql`p`)} = ${min}`)} as least_gone, ${gone(sql`${text(sql`p`)} = ${max}`)} as most_gone,
      ${isText ? gone(sql`${dialect.length(sql`p`)} = ${minLength}`) : sql`false`} as shortest_gone,
      ${isText ? gone(sql`${dialect.length(sql`p`)} = ${maxLength}`) : sql`false`} as longest_gone,
      ${reaching(sql`now`)} - ${reaching(sql`was`)} as reached from ${read} g`,
    { signal },
  );
  const hasLost = async (length: number | null, lost: boolean | null): Promise<boolean> =>
    lost === true && !(await hasLength(engine, sample, column, guess, length ?? 0, signal));
  const lengthsAnew = (await hasLost(minLength, shortest_gone)) || (await hasLost(maxLength, longest_gone));
  const sums = together(known.counts, counted, compare);
  const valuesAnew = least_gone || most_gone;
  const told =
    valuesAnew && !lengthsAnew
      ? await bounds(
          engine,
          [...stayed, ...came].map(({ file }) => file),
          column,
          guess,
          signal,
        )
      : null;
  const isAnew = lengthsAnew || (valuesAnew && !told);
  const counts = sums && { ...sums, ...(isAnew ? await extremes(engine, sample, column, guess, signal) : told) };
  if (!counts || counts.present === 0 || (counts.uncanonical > 0 && counts.leadingZeros <= fewOf(counts.distinct))) return null;

  const last = known.whole ? null : (known.lists.others.at(-1)?.hash ?? null);
  const hash = dialect.hashRow([sql`p`]);
  const isWhole = known.floor === 0 || last === null;
  const listed = isWhole ? sql`true` : sql`now > ${known.floor} or was > ${known.floor} or ${hash} <= ${last}`;
  const changed = await engine.all<Moved>(
    sql`select ${text(sql`p`)} as value, ${hash} as hash, now from ${read} g where p is not null and (${listed})`,
    { signal },
  );
  const next = merged({ ...known, reach: known.reach + reached }, counts, changed);
  const all = tally ? afterChange(tally, values.name) : groups(sample, column, dialect);
  if (!next) return null;
  const kept = await tallies.add(column, all, counts);
  if (kept !== undefined) return { ...next, tally: kept };
  const hashes = looked && known.index ? await index.addChange(sample, column, known.index, looked.change) : await index.add(sample, column);
  return { ...next, ...(hashes && { index: hashes }) };
}

/** Adds what changed to what was; null where extremes cannot be compared. */
function together(was: Counts, change: Counts, compare: (a: string, b: string) => number): Counts | null {
  const least = extreme(was.min, change.min, compare);
  const most = extreme(was.max, change.max, (a, b) => -compare(a, b));
  if (least === undefined || most === undefined) return null;
  const sum = (
    of:
      | 'nulls'
      | 'blank'
      | 'present'
      | 'distinct'
      | 'unreadable'
      | 'unreadableDistinct'
      | 'uncanonical'
      | 'unplain'
      | 'leadingZeros'
      | 'fractions'
      | 'notNfc'
      | 'finite',
  ): number => was[of] + change[of];
  const shorter = [was.minLength, change.minLength].filter((length) => length !== null);
  const longer = [was.maxLength, change.maxLength].filter((length) => length !== null);
  const finite = sum('finite');
  return {
    ...{ nulls: sum('nulls'), blank: sum('blank'), present: sum('present'), distinct: sum('distinct') },
    ...{ unreadable: sum('unreadable'), unreadableDistinct: sum('unreadableDistinct'), uncanonical: sum('uncanonical'), unplain: sum('unplain') },
    ...{ leadingZeros: sum('leadingZeros'), fractions: sum('fractions'), notNfc: sum('notNfc') },
    ...{ min: least, max: most, finite, sum: finite === 0 ? null : (was.sum ?? 0) + (change.sum ?? 0) },
    minLength: shorter.length > 0 ? Math.min(...shorter) : null,
    maxLength: longer.length > 0 ? Math.max(...longer) : null,
  };
}

/** The lesser of two; undefined where that cannot be told. */
function extreme(a: string | null, b: string | null, compare: (a: string, b: string) => number): string | null | undefined {
  if (a === null || b === null) return a ?? b;
  const order = compare(a, b);
  if (Number.isNaN(order)) return undefined;
  return order <= 0 ? a : b;
}

function merged({ lists, floor, reach, whole }: KeptColumn, counts: Counts, changed: readonly Moved[]): KeptColumn | null {
  const often = new Map(lists.frequent.map(({ value, count }) => [value, count]));
  const rest = new Map(lists.others.map((one) => [one.value, one]));
  const last = whole ? null : (lists.others.at(-1)?.hash ?? null);
  for (const { value, hash, now } of changed) {
    if (now > floor) often.set(value, now);
    else often.delete(value);
    if (now === 0) rest.delete(value);
    else if (last === null || BigInt(hash) <= last) rest.set(value, { value, count: now, hash: BigInt(hash) });
  }
  const frequent = [...often].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  // Of the values at the floor it is known only that there were enough of them.
  if (floor > 0 && reach < looked.frequent) return null;
  const others = [...rest.values()].sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
  if (!whole && others.length < looked.others) return null;
  const cut = frequent.length > keptLists.frequent ? (frequent[keptLists.frequent - 1]?.count ?? floor) : floor;
  return {
    counts,
    lists: { frequent: frequent.filter(({ count }) => count > cut), others: others.slice(0, keptLists.others) },
    floor: cut,
    reach: cut === floor ? reach : keptLists.frequent,
    whole: whole && others.length <= keptLists.others,
  };
}

/** As in `HashIndex`; of what is no text the cheaper hash tells apart as much. */
const hashOf = ({ storage }: StoredColumn, value: Sql, dialect: Dialect): Sql =>
  storage === 'text' ? dialect.hash64(value) : dialect.hashRow([value]);
