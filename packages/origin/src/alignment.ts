import { and, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { FieldPair } from './column-pairs.ts';
import { type Field, hashColumn } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/**
 * Records of two tables brought together by equal keys. `one` is the side on which a key stands for one record; several records of `many` may meet
 * it. `rows` has the columns `one_row` and `many_row`.
 */
export interface Alignment {
  one: HashTable;
  many: HashTable;
  /** Key fields, place by place. */
  oneKey: Field[];
  manyKey: Field[];
  rows: WorkTable;
  /** Records of `many` whose key is not missing. */
  manyKeyed: number;
  oneKeyed: number;
  /** Distinct records of `one` that were met. */
  oneMet: number;
  /** Records of `many` for each distinct key: 1 where the key is a key there too. */
  repetition: number;
}

const leastUnique = 0.95;

/** Share of records with a key whose key stands for one record alone. */
async function uniqueness(
  engine: Engine,
  table: HashTable,
  key: readonly Field[],
  options: RunOptions,
): Promise<{ keyed: number; distinct: number }> {
  const columns = key.map((field) => id(hashColumn(field)));
  const present = and(...columns.map((column) => sql`${column} is not null`));
  return engine.one(
    sql`select cast(coalesce(sum(n), 0) as bigint) as keyed, count(*) as ${id('distinct')} from (
      select count(*) as n from ${table.rows.name} where ${present} group by ${join(columns)})`,
    options,
  );
}

/**
 * Aligns two tables by a set of field pairs, or returns null where the key stands for one record on neither side or too few records meet.
 *
 * @param pairs the key: fields `a` belong to `left`, fields `b` to `right`.
 */
export async function align(
  engine: Engine,
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  options: RunOptions,
): Promise<Alignment | null> {
  const [leftKey, rightKey] = [pairs.map((pair) => pair.a), pairs.map((pair) => pair.b)];
  const [ofLeft, ofRight] = [await uniqueness(engine, left, leftKey, options), await uniqueness(engine, right, rightKey, options)];
  const share = (side: { keyed: number; distinct: number }): number => (side.keyed === 0 ? 0 : side.distinct / side.keyed);
  const leftIsOne = share(ofLeft) > share(ofRight) || (share(ofLeft) === share(ofRight) && ofLeft.keyed >= ofRight.keyed);
  const [one, many, oneKey, manyKey, ofOne, ofMany] = leftIsOne
    ? [left, right, leftKey, rightKey, ofLeft, ofRight]
    : [right, left, rightKey, leftKey, ofRight, ofLeft];
  if (share(ofOne) < leastUnique) return null;
  const rows = await engine.materialize('origin_aligned', meeting(engine, one, many, oneKey, manyKey), options);
  const { met } = await engine.one<{ met: number }>(sql`select count(distinct one_row) as met from ${rows.name}`, options);
  return {
    one,
    many,
    oneKey,
    manyKey,
    rows,
    manyKeyed: ofMany.keyed,
    oneKeyed: ofOne.keyed,
    oneMet: met,
    repetition: ofMany.keyed / Math.max(1, ofMany.distinct),
  };
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
