import { and, type Engine, id, join, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Alignment } from './alignment.ts';
import { type Field, hashColumn, tellingColumn } from './field.ts';
import type { HashTable } from './hash-tables.ts';
import { isAgreeing } from './key-belief.ts';
import type { TableLink } from './table-link.ts';

/** Records that met without a key. */
export interface Further {
  /** `one_row` and `many_row`; of large tables only of one in `every` records, as in the alignment. */
  rows: WorkTable;
  /** Records of each side that met so, of all. */
  met: number;
}

/** Of the records of a side so many must lack the key. */
const leastKeyless = 0.02;
const fewest = 20;
/** Fields that tell records apart well enough that two of them are a key: by so many values, or in a small table by a share of its records. */
const [telling, tellingShare] = [50, 0.5];
const mostFields = 4;
/** A key that stands for several records refers to a thing, and its records are not those of the thing. */
const mostRepeated = 1.05;
/** Who has less than this share of the other's records is no question: the other is no copy of it. */
export const openFrom = 0.4;
/** Fields that must agree where both records have a key, and not the same. */
const leastOfKeyed = 3;

/**
 * Looks for the records that lack the key, or whose keys differ, by two of the fields that the tables share (a name and a date of birth): a register whose older
 * entries have no identifier holds the same people. Of three fields or more each pair is tried, so that an error in one is no hindrance (multi-pass blocking:
 * Hernández and Stolfo, SIGMOD 1995).
 *
 * @returns null where every record may have met by the key, or too few fields tell.
 */
export async function meetKeyless(engine: Engine, link: TableLink, options: RunOptions): Promise<Further | null> {
  const { alignment } = link;
  const { one, many, every } = alignment;
  if (alignment.oneKey.length === 0 || link.within || alignment.repetition > mostRepeated || !isLacking(link)) return null;
  const shared = sharedFields(link);
  if (shared.length < 2) return null;
  const [left, right] = [
    unmet(
      one,
      alignment.oneKey,
      many,
      alignment.manyKey,
      shared.map(({ a }) => a),
    ),
    unmet(
      many,
      alignment.manyKey,
      one,
      alignment.oneKey,
      shared.map(({ b }) => b),
    ),
  ];
  await using ofOne = await engine.materialize('origin_open', left, options);
  await using ofMany = await engine.materialize('origin_open', right, options);
  const rows = await engine.materialize('origin_further', pairs(ofOne, ofMany, shared, alignment), options);
  return { rows, met: rows.rows * every };
}

/** Do records of one side lack the key, or those of both have keys that the other side has not? */
function isLacking({ alignment: { one, many, oneKeyed, manyKeyed }, oneMet, manyMet }: TableLink): boolean {
  const lacks = ({ table }: HashTable, keyed: number): boolean => table.rows - keyed >= Math.max(fewest, leastKeyless * table.rows);
  return lacks(one, oneKeyed) || lacks(many, manyKeyed) || (Math.min(oneMet, manyMet) >= openFrom && Math.max(oneMet, manyMet) < 1);
}

/** Fields by which two records that lack a key may be told to be the same: those that agree, the most telling first. */
function sharedFields({ agreements, alignment }: TableLink): { a: Field; b: Field }[] {
  const used = new Set([...alignment.oneKey, ...alignment.manyKey].flatMap(({ columns }) => columns));
  const distinct = ({ a, b }: { a: Field; b: Field }): number => Math.min(tellingColumn(a).distinct, tellingColumn(b).distinct);
  return agreements
    .filter((agreement) => isAgreeing(agreement) && agreement.kappa >= 0.7 && !agreement.codes)
    .map(({ one, many }) => ({ a: one, b: many }))
    .filter((pair) => tells(pair.a) && tells(pair.b) && ![pair.a, pair.b].some(({ columns }) => columns.some((column) => used.has(column))))
    .sort((x, y) => distinct(y) - distinct(x))
    .filter((pair, at, all) => all.findIndex(({ a, b }) => a === pair.a || b === pair.b) === at)
    .slice(0, mostFields);
}

function tells(field: Field): boolean {
  const { distinct } = tellingColumn(field);
  return distinct >= telling || distinct >= tellingShare * field.table.rows;
}

/** `row`, `keyless` and the hashes of some fields of the records that lack the key, or whose key the other side has not. */
function unmet(own: HashTable, ownKey: readonly Field[], other: HashTable, otherKey: readonly Field[], fields: readonly Field[]): Sql {
  const missing = or(...ownKey.map((field) => sql`t.${id(hashColumn(field))} is null`));
  const equal = ownKey.map((field, at) => sql`o.${id(hashColumn(otherKey[at] ?? field))} = t.${id(hashColumn(field))}`);
  const hashes = fields.map((field) => sql`t.${id(hashColumn(field))}`);
  return sql`select t.${id('row')}, ${missing} as keyless, ${join(hashes)} from ${own.rows.name} as t
    where ${missing} or not exists (select 1 from ${other.rows.name} as o where ${and(...equal)})`;
}

/** The pairs that agree in most fields, in two at least, and of which neither record has another as good. */
function pairs(ofOne: WorkTable, ofMany: WorkTable, shared: readonly { a: Field; b: Field }[], { every }: Alignment): Sql {
  const equal = ({ a, b }: { a: Field; b: Field }): Sql => sql`o.${id(hashColumn(a))} = m.${id(hashColumn(b))}`;
  const points = shared.map((pair) => sql`case when ${equal(pair)} then 1 else 0 end`);
  const some = every === 1 ? sql`true` : sql`o.${id('row')} % ${every} = 0`;
  const each = shared.flatMap((x, at) =>
    shared.slice(at + 1).map(
      (y) => sql`select o.${id('row')} as one_row, m.${id('row')} as many_row, o.keyless or m.keyless as keyless, ${join(points, sql` + `)} as points
        from ${ofOne.name} as o join ${ofMany.name} as m on ${and(equal(x), equal(y))} where ${some}`,
    ),
  );
  return sql`with met as (select distinct one_row, many_row, points from (${join(each, sql` union all `)}) as e
        where keyless or points >= ${Math.min(leastOfKeyed, shared.length)}),
      best as (select *, max(points) over (partition by one_row) as of_one, max(points) over (partition by many_row) as of_many from met),
      first as (select one_row, many_row from best where points = of_one and points = of_many)
    select one_row, many_row from first where one_row in (select one_row from first group by one_row having count(*) = 1)
      and many_row in (select many_row from first group by many_row having count(*) = 1)`;
}

/** The records of a link that met, with a key or without: a FROM item with `one_row` and `many_row`, and their number. */
export function metRows({ alignment, further }: TableLink): { from: Sql; rows: number } {
  const { rows } = alignment;
  if (!further || further.rows.rows === 0) return { from: sql`${rows.name}`, rows: rows.rows };
  const from = sql`(select one_row, many_row from ${rows.name} union all select one_row, many_row from ${further.rows.name})`;
  return { from, rows: rows.rows + further.rows.rows };
}
