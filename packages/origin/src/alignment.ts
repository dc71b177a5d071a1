import { and, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { FieldPair } from './column-pairs.ts';
import type { Containment } from './containment.ts';
import { type Field, hashColumn, keyed } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/**
 * Records of two tables brought together by equal keys. `one` is the side on which a key stands for one record; several records of `many` may meet
 * it. Of large tables only one in `every` keys is brought together, the same keys on both sides, so that all shares and counts can be told.
 */
export interface Alignment {
  one: HashTable;
  many: HashTable;
  /** Key fields, place by place; none where the records met through a third table. */
  oneKey: Field[];
  manyKey: Field[];
  /** `one_row` and `many_row`. */
  rows: WorkTable;
  every: number;
  /** Meetings of all keys. */
  meetings: number;
  /** Records of `many` whose key is not missing. */
  manyKeyed: number;
  oneKeyed: number;
  /** Distinct records of `one` that were met. */
  oneMet: number;
  /** Records of `many` for each distinct key: 1 where the key is a key there too. */
  repetition: number;
  /** `one_row` and `many_row` of all keys, made when first asked for. */
  complete(): Promise<WorkTable>;
  /** The same of further records, known to be the same though no key says so: compared, but no proof of the key. */
  beside?: () => Promise<WorkTable | null>;
}

/** Records of the smaller table that are enough to know shares by. */
const enoughRecords = 100_000;
const leastUnique = 0.95;

interface Keyed {
  keyed: number;
  distinct: number;
}

/** Records with a key, and distinct keys. Known of a single field; of several counted. */
async function uniqueness(engine: Engine, table: HashTable, key: readonly Field[], containment: Containment, options: RunOptions): Promise<Keyed> {
  const [only] = key;
  if (key.length === 1 && only) return { keyed: keyed(only), distinct: containment.distinct(only) };
  const columns = key.map((field) => id(hashColumn(field)));
  const present = and(...columns.map((column) => sql`${column} is not null`));
  return engine.one(
    sql`select cast(coalesce(sum(n), 0) as bigint) as keyed, count(*) as ${id('distinct')} from (
      select count(*) as n from ${table.rows.name} where ${present} group by ${join(columns)})`,
    options,
  );
}

/**
 * Aligns two tables by a set of field pairs, or returns null where the key stands for one record on neither side.
 *
 * @param pairs the key: fields `a` belong to `left`, fields `b` to `right`.
 */
export async function align(
  engine: Engine,
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  containment: Containment,
  options: RunOptions,
): Promise<Alignment | null> {
  const [leftKey, rightKey] = [pairs.map((pair) => pair.a), pairs.map((pair) => pair.b)];
  const ofLeft = await uniqueness(engine, left, leftKey, containment, options);
  const ofRight = await uniqueness(engine, right, rightKey, containment, options);
  const share = (side: Keyed): number => (side.keyed === 0 ? 0 : side.distinct / side.keyed);
  const leftIsOne = share(ofLeft) > share(ofRight) || (share(ofLeft) === share(ofRight) && ofLeft.keyed >= ofRight.keyed);
  const [one, many, oneKey, manyKey, ofOne, ofMany] = leftIsOne
    ? [left, right, leftKey, rightKey, ofLeft, ofRight]
    : [right, left, rightKey, leftKey, ofRight, ofLeft];
  if (share(ofOne) < leastUnique) return null;
  const every = Math.max(1, Math.floor(Math.min(ofOne.keyed, ofMany.keyed) / enoughRecords));
  const query = async (nth: number): Promise<Sql> => meeting(one, many, oneKey, manyKey, nth, await repeatedKeys(engine, one, oneKey, options));
  const rows = await engine.materialize('origin_aligned', await query(every), options);
  const all = once(async () => (every === 1 ? rows : engine.materialize('origin_aligned', await query(1), options)));
  return {
    one,
    many,
    oneKey,
    manyKey,
    rows,
    every,
    meetings: rows.rows * every,
    manyKeyed: ofMany.keyed,
    oneKeyed: ofOne.keyed,
    oneMet: every * (await met(engine, rows, options)),
    repetition: ofMany.keyed / Math.max(1, ofMany.distinct),
    complete: all,
  };
}

/** Does a thing when first asked, and no second time. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

/** All records that were brought together, by key or otherwise: a FROM item with `one_row` and `many_row`. */
export async function together(alignment: Alignment): Promise<Sql> {
  const [byKey, beside] = [await alignment.complete(), (await alignment.beside?.()) ?? null];
  return beside ? sql`(select one_row, many_row from ${byKey.name} union all select one_row, many_row from ${beside.name})` : sql`${byKey.name}`;
}

/** Distinct records of `one` in an alignment. */
export async function met(engine: Engine, rows: WorkTable, options: RunOptions): Promise<number> {
  return (await engine.one<{ met: number }>(sql`select count(distinct one_row) as met from ${rows.name}`, options)).met;
}

const repeated = new WeakMap<HashTable, Map<string, Promise<WorkTable>>>();

/** The keys of a table that stand for several records; found once, as many tables meet by the same key. */
function repeatedKeys(engine: Engine, table: HashTable, key: readonly Field[], options: RunOptions): Promise<WorkTable> {
  const known = repeated.get(table) ?? new Map<string, Promise<WorkTable>>();
  repeated.set(table, known);
  const name = key.map(hashColumn).join();
  const columns = key.map((field) => id(hashColumn(field)));
  const query = sql`select ${join(columns)} from ${table.rows.name} where ${and(...columns.map((column) => sql`${column} is not null`))}
    group by ${join(columns)} having count(*) > 1`;
  const found = known.get(name) ?? engine.materialize('origin_repeated', query, options);
  known.set(name, found);
  return found;
}

function meeting(one: HashTable, many: HashTable, oneKey: readonly Field[], manyKey: readonly Field[], every: number, twice: WorkTable): Sql {
  const hash = (alias: string, field: Field | undefined): Sql => (field ? sql`${id(alias, hashColumn(field))}` : sql`null`);
  const equal = oneKey.map((field, at) => sql`${hash('o', field)} = ${hash('m', manyKey[at])}`);
  const some = every === 1 ? [] : [sql`${hash('o', oneKey[0])} % ${every} = 0`, sql`${hash('m', manyKey[0])} % ${every} = 0`];
  const again = and(...oneKey.map((field) => sql`${id('r', hashColumn(field))} = ${hash('o', field)}`));
  const single = twice.rows === 0 ? [] : [sql`not exists (select 1 from ${twice.name} as r where ${again})`];
  return sql`select o.${id('row')} as one_row, m.${id('row')} as many_row from ${one.rows.name} as o join ${many.rows.name} as m on ${and(...equal)}
    where ${and(sql`true`, ...some, ...single)}`;
}
