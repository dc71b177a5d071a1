import { and, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { FieldPair } from './column-pairs.ts';
import type { Containment } from './containment.ts';
import { type Field, hashColumn, keyed } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/**
 * Records of two tables brought together by equal keys. `one` is the side on which a key stands for one record; several records of `many` may meet
 * it. `rows` has the columns `one_row` and `many_row`.
 */
export interface Alignment {
  one: HashTable;
  many: HashTable;
  /** Key fields, place by place; none where the records met through a third table. */
  oneKey: Field[];
  manyKey: Field[];
  rows: WorkTable;
  /** Further records known to be the same though no key says so, in the columns of `rows`; compared, but no proof of the key. */
  known: WorkTable | null;
  /** Records of `many` whose key is not missing. */
  manyKeyed: number;
  oneKeyed: number;
  /** Distinct records of `one` that were met. */
  oneMet: number;
  /** Records of `many` for each distinct key: 1 where the key is a key there too. */
  repetition: number;
}

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
  const rows = await engine.materialize('origin_aligned', meeting(engine, one, many, oneKey, manyKey), options);
  return {
    one,
    many,
    oneKey,
    manyKey,
    rows,
    known: null,
    manyKeyed: ofMany.keyed,
    oneKeyed: ofOne.keyed,
    oneMet: await met(engine, rows, options),
    repetition: ofMany.keyed / Math.max(1, ofMany.distinct),
  };
}

/** All records that were brought together, by key or otherwise: a FROM item with `one_row` and `many_row`. */
export function together({ rows, known }: Alignment): Sql {
  return known ? sql`(select one_row, many_row from ${rows.name} union all select one_row, many_row from ${known.name})` : sql`${rows.name}`;
}

/** Distinct records of `one` in an alignment. */
export async function met(engine: Engine, rows: WorkTable, options: RunOptions): Promise<number> {
  return (await engine.one<{ met: number }>(sql`select count(distinct one_row) as met from ${rows.name}`, options)).met;
}

function meeting(engine: Engine, one: HashTable, many: HashTable, oneKey: readonly Field[], manyKey: readonly Field[]): Sql {
  const columns = oneKey.map((field) => id(hashColumn(field)));
  const equal = oneKey.map((field, at) => sql`o.${id(hashColumn(field))} = m.${id(hashColumn(manyKey[at] ?? field))}`);
  const present = and(...columns.map((column) => sql`${column} is not null`));
  return sql`
    select o.${id('row')} as one_row, m.${id('row')} as many_row from (
      select ${join(columns)}, ${engine.dialect.anyValue(sql`${id('row')}`)} as ${id('row')} from ${one.rows.name}
      where ${present} group by ${join(columns)} having count(*) = 1) as o
    join ${many.rows.name} as m on ${and(...equal)}`;
}
