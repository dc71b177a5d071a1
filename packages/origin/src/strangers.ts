import { and, type Dialect, type Engine, id, join, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CountryPack, recordKeySql, rowNumberColumn, tableSql } from '@sogoc/profile';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { comparableForms, type Field, fieldText, hashColumn, tellingColumn } from './field.ts';
import { type HashTable, hashTableOf } from './hash-tables.ts';
import type { KnownRecords } from './known-records.ts';
import { knownOfStrangers } from './known-strangers.ts';
import { isMisplaced, isOtherUnit } from './misplaced.ts';

/** Records of a copy that met none of the original, each with what it most likely should say. */
export interface Strangers {
  /**
   * `record_key`, `observed`, `expected` (null where nothing near was found) and `level`: `unknown` (a reference that leads nowhere), `different` (a mistyped key),
   * `outlier` (a measure out of place) or `lacking` (others know the thing, and the original has no record of it).
   */
  rows: WorkTable;
  /** Of them, those that the original lacks. */
  lacking: number;
}

/** From this likeness (0..1) on, two texts within the same surroundings may be one value mistyped. */
const leastLike = 0.8;
/** A copy that covers less of the original's key than this is no copy of all its records, so a stranger is no error. */
const leastCovered = 0.9;

/**
 * Finds the records of a copy whose key the original does not know, and looks for the record of the original that each must be: the one that is known
 * to be about the same thing or agrees in two other telling attributes, or the one whose key is most alike while the rest of the key agrees. Only records whose key the other side has not count.
 */
export async function findStrangers(
  engine: Engine,
  copy: Field,
  original: Field,
  edge: Edge,
  groups: readonly AttributeGroup[],
  tables: readonly HashTable[],
  pack: CountryPack,
  options: RunOptions & { known?: KnownRecords },
): Promise<Strangers | null> {
  const { alignment } = edge.link;
  const copyIsOne = alignment.one.table === copy.table;
  const covered = copyIsOne ? edge.link.oneMet : edge.link.manyMet;
  if (covered < leastCovered || covered >= 1) return null;
  const [copyKey, originalKey] = copyIsOne ? [alignment.oneKey, alignment.manyKey] : [alignment.manyKey, alignment.oneKey];
  const shared = sharedFields(copy, original, groups, [...copyKey, ...originalKey]);
  const [ofCopy, ofOriginal] = [
    [...copyKey, ...shared.map(({ a }) => a)],
    [...originalKey, ...shared.map(({ b }) => b)],
  ];
  const [ours, theirs] = [
    { table: hashTableOf(tables, copy), key: copyKey },
    { table: hashTableOf(tables, original), key: originalKey },
  ];
  await using left = await engine.materialize('origin_left', leftOver(ours, theirs, ofCopy), options);
  await using right = await engine.materialize('origin_left', leftOver(theirs, ours, ofOriginal), options);
  const rest = copyKey.flatMap((field, at) => (field === copy ? [] : [{ a: field, b: originalKey[at] ?? field }]));
  const near =
    rest.length > 0 ? sameSurroundings(engine, copy, original, rest, left, right, pack) : sameRecord(engine, copy, original, shared, left, right);
  const { dialect } = engine;
  const beside = options.known && copyKey.length === 1 ? await knownOfStrangers(engine, alignment, copy, original, options.known, options) : null;
  const [observed, expected] = [fieldText(copy, 'c', dialect), fieldText(original, 'o', dialect)];
  // Where the original's own key is missing, that is the finding, and not the copy's.
  const row = beside ? sql`coalesce(certain.original_row, k.original_row)` : sql`certain.original_row`;
  const isLacking = beside ? sql`k.${id('row')} is not null and k.original_row is null` : sql`false`;
  const level = sql`case when expected is not null then case when ${isMisplaced(copy, sql`observed`, sql`expected`, dialect)} then 'outlier' else 'different' end
    when lacking then 'lacking' else ${isMeasure(copy) ? 'different' : 'unknown'} end`;
  const rows = await engine.materialize(
    'origin_strangers',
    sql`with near as (${near}), certain as (
        select copy_row, ${dialect.anyValue(sql`original_row`)} as original_row from near
        group by copy_row having count(*) = 1 and min(original_row) not in (select original_row from near group by original_row having count(*) > 1))
      select record_key, observed, expected, ${level} as level from (
        select ${recordKeySql(copy.table, 'c', dialect)} as record_key, ${observed} as observed, ${expected} as expected, ${row} as original_row, ${isLacking} as lacking
        from ${left.name} as l
        join ${tableSql(copy.table, dialect)} as c on c.${id(rowNumberColumn(copy.table))} = l.${id('row')}
        left join certain on certain.copy_row = l.${id('row')}
        ${beside ? sql`left join ${beside.name} as k on k.${id('row')} = l.${id('row')}` : sql``}
        left join ${tableSql(original.table, dialect)} as o on o.${id(rowNumberColumn(original.table))} = ${row}) as s
      where original_row is null or expected is not null`,
    options,
  );
  await beside?.drop();
  const { lacking } = await engine.one<{ lacking: number }>(
    sql`select ${dialect.countIf(sql`level = 'lacking'`)} as lacking from ${rows.name}`,
    options,
  );
  return { rows, lacking };
}

interface Keyed {
  table: HashTable;
  key: readonly Field[];
}

/** `row` and the hashes of some fields of the records whose key the other side has not. A key that stands for several records there is known, though no one record is met. */
function leftOver(own: Keyed, other: Keyed, fields: readonly Field[]): Sql {
  const present = and(...own.key.map((field) => sql`t.${id(hashColumn(field))} is not null`));
  const hashes = [...new Set(fields)].map((field) => sql`t.${id(hashColumn(field))}`);
  const equal = own.key.map((field, at) => sql`o.${id(hashColumn(other.key[at] ?? field))} = t.${id(hashColumn(field))}`);
  return sql`select ${join([sql`t.${id('row')}`, ...hashes])} from ${own.table.rows.name} as t where ${present}
    and not exists (select 1 from ${other.table.rows.name} as o where ${and(...equal)})`;
}

/** Other attributes that both tables hold. */
function sharedFields(copy: Field, original: Field, groups: readonly AttributeGroup[], not: readonly Field[]): { a: Field; b: Field }[] {
  return groups.flatMap((group) => {
    const [a, b] = [group.fields.find((field) => field.table === copy.table), group.fields.find((field) => field.table === original.table)];
    return a && b && !not.includes(a) && !not.includes(b) ? [{ a, b }] : [];
  });
}

/** Fewer distinct values than this do not tell one thing from another, whatever else agrees. */
const telling = 50;
/** A field of which less than this share of its records is distinct does not tell its thing alone, and would bring too many together. */
const tellingAlone = 0.2;

/**
 * Pairs that have all in common that both tables hold, or two telling attributes (a name and a date of birth; others may have changed since), or one of
 * them that nearly tells the thing alone while the keys differ by a slip.
 */
function sameRecord(engine: Engine, copy: Field, original: Field, shared: readonly { a: Field; b: Field }[], left: WorkTable, right: WorkTable): Sql {
  const { dialect } = engine;
  const distinct = ({ b }: { b: Field }): number => tellingColumn(b).distinct;
  const best = shared.filter((pair) => distinct(pair) >= telling).sort((x, y) => distinct(y) - distinct(x));
  const equal = ({ a, b }: { a: Field; b: Field }): Sql => sql`l.${id(hashColumn(a))} = r.${id(hashColumn(b))}`;
  const pairs = sql`l.${id('row')} as copy_row, r.${id('row')} as original_row`;
  const twofold = best.slice(0, 4).flatMap((x, at, all) => all.slice(at + 1).map((y) => and(equal(x), equal(y))));
  const single = best.filter((pair) => distinct(pair) >= tellingAlone * original.table.rows).slice(0, 2);
  const texts = (pair: { a: Field; b: Field }): Sql => sql`select copy_row, original_row from (
    select ${pairs}, ${fieldText(copy, 'c', dialect)} as x, ${fieldText(original, 'o', dialect)} as y from ${left.name} as l join ${right.name} as r on ${equal(pair)}
    join ${tableSql(copy.table, dialect)} as c on c.${id(rowNumberColumn(copy.table))} = l.${id('row')}
    join ${tableSql(original.table, dialect)} as o on o.${id(rowNumberColumn(original.table))} = r.${id('row')}) as p where ${alike(dialect)} >= ${leastLike}`;
  const joined = (condition: Sql): Sql => sql`select ${pairs} from ${left.name} as l join ${right.name} as r on ${condition}`;
  const whole = shared.length > 0 ? [joined(and(...shared.map(equal)))] : [];
  const found = [...whole, ...twofold.map(joined), ...single.map(texts)];
  return found.length === 0 ? joined(sql`false`) : sql`select distinct copy_row, original_row from (${join(found, sql` union all `)}) as f`;
}

/** SQL: how like two texts `x` and `y` are, 0..1. */
function alike(dialect: Dialect): Sql {
  return sql`1 - ${dialect.levenshtein(sql`x`, sql`y`)} / cast(greatest(${dialect.length(sql`x`)}, ${dialect.length(sql`y`)}) as double)`;
}

/** Numbers this near to each other (share of the greater) may be one measure, taken twice or typed wrong. */
const nearNumber = 0.2;

function isMeasure({ columns }: Field): boolean {
  return columns.every(({ type }) => type === 'decimal');
}

/** Boolean SQL: do two numbers `p` and `q` lie near each other? */
function nearby(): Sql {
  return sql`coalesce(abs(p - q) <= ${nearNumber} * greatest(abs(p), abs(q)), false)`;
}

/** Pairs that agree in the rest of the key, and whose values are alike. Forms and numbers are made once for each record: there are many more pairs. */
function sameSurroundings(
  engine: Engine,
  copy: Field,
  original: Field,
  rest: readonly { a: Field; b: Field }[],
  left: WorkTable,
  right: WorkTable,
  pack: CountryPack,
): Sql {
  const { dialect } = engine;
  const side = (field: Field, records: WorkTable, surroundings: readonly Field[]): Sql => {
    const kept = [id('row'), ...surroundings.map((one) => id(hashColumn(one)))].map((name) => sql`${name}`);
    const texts = sql`select ${join(kept.map((name) => sql`l.${name}`))}, ${fieldText(field, 't', dialect)} as text from ${records.name} as l
      join ${tableSql(field.table, dialect)} as t on t.${id(rowNumberColumn(field.table))} = l.${id('row')}`;
    const forms = comparableForms(texts, kept, [{ field, text: 'text', form: 'form' }], dialect, pack);
    return isMeasure(copy) ? sql`select *, ${dialect.tryCast(sql`form`, 'double')} as number from (${forms}) as f` : forms;
  };
  const [ofCopy, ofOriginal] = [
    side(
      copy,
      left,
      rest.map(({ a }) => a),
    ),
    side(
      original,
      right,
      rest.map(({ b }) => b),
    ),
  ];
  const equal = rest.map(({ a, b }) => sql`l.${id(hashColumn(a))} = r.${id(hashColumn(b))}`);
  const numbers = isMeasure(copy) ? sql`, l.number as p, r.number as q` : sql``;
  return sql`select copy_row, original_row from (
      select l.${id('row')} as copy_row, r.${id('row')} as original_row, l.form as x, r.form as y${numbers}
      from (${ofCopy}) as l join (${ofOriginal}) as r on ${and(...equal)}) as pairs
    where ${or(sql`x = y`, ...(isMeasure(copy) ? [nearby(), isOtherUnit(sql`p`, sql`q`)] : []), sql`${alike(dialect)} >= ${leastLike}`)}`;
}
