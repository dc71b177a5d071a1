import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { everyNth } from './agreement.ts';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { recoded } from './codes.ts';
import { type Field, hashColumn, textColumn } from './field.ts';
import { metRows } from './keyless.ts';
import type { TableLink } from './table-link.ts';

/** Records with one pattern: bits of the neighbours that have the same as x, and of those that have something else. */
export interface Pattern {
  same: bigint;
  other: bigint;
  n: number;
}

/** What was seen of the records of one field's table. */
export interface Seen {
  neighbours: Field[];
  patterns: Pattern[];
}

const sampleRows = 20_000;
/** Bits of a signed 64-bit integer. */
const mostNeighbours = 62;

/** Brings the records of each table together with all that met it, and counts who agrees with whom. */
export async function findDeviations(engine: Engine, groups: readonly AttributeGroup[], options: RunOptions): Promise<Map<Field, Seen>> {
  const seen = new Map<Field, Seen>();
  const sights = groups
    .flatMap((group) => group.fields.map((field) => ({ field, edges: edgesOf(group, field) })))
    .filter(({ edges }) => edges.length > 1);
  for (const [, own] of Map.groupBy(sights, ({ field }) => field.table)) {
    await using bits = await sidesOf(engine, own, options);
    for (const { field, edges } of own)
      seen.set(field, { neighbours: edges.map((edge) => otherOf(edge, field)), patterns: await patternsOf(engine, bits, field, options) });
  }
  return seen;
}

function edgesOf({ edges }: AttributeGroup, field: Field): Edge[] {
  return edges.filter(({ a, b, agreement }) => agreement && (a === field || b === field)).slice(0, mostNeighbours);
}

const otherOf = ({ a, b }: Edge, field: Field): Field => (a === field ? b : a);

/** A field of a table beside one of its neighbours, which has a bit of its own. */
interface Side {
  field: Field;
  edge: Edge;
  bit: number;
}

/**
 * `field`, `row`, `bit`, `same`: for each record of some fields' table and each neighbour that met it, whether the two have the same. Two tables are brought
 * together once for all that they share.
 */
async function sidesOf(engine: Engine, sights: readonly { field: Field; edges: Edge[] }[], options: RunOptions): Promise<WorkTable> {
  const sides = sights.flatMap(({ field, edges }) => edges.map((edge, bit): Side => ({ field, edge, bit })));
  const parts: { same: WorkTable; of: Side[] }[] = [];
  for (const [link, of] of Map.groupBy(sides, ({ edge }) => edge.link))
    parts.push({ same: await engine.materialize('origin_same', sameOf(link, of, engine.dialect), options), of });
  const each = parts.flatMap(({ same, of }) =>
    of.map(({ field, bit }, at) => {
      const value = id(`s${at}`);
      return sql`select ${field.index} as field, ${id('row')}, ${bit} as bit, ${value} as same from ${same.name} where ${value} is not null`;
    }),
  );
  const all = await engine.materialize('origin_sides', join(each, sql` union all `), options);
  for (const { same } of parts) await same.drop();
  return all;
}

/** `row` of the sides' table and, by the place of each side, whether the two that met have the same; null where either has nothing. */
function sameOf(link: TableLink, sides: readonly Side[], dialect: Dialect): Sql {
  const { one, many } = link.alignment;
  const isOne = sides.some(({ field }) => field.table === one.table);
  const [own, other] = isOne ? [one, many] : [many, one];
  const [ownRow, otherRow] = isOne ? [id('one_row'), id('many_row')] : [id('many_row'), id('one_row')];
  const same = sides.map(({ field, edge }, at) => {
    const codes = edge.agreement?.codes;
    const column = codes ? textColumn : hashColumn;
    const [mine, theirs] = [sql`${id('x', column(field))}`, sql`${id('y', column(otherOf(edge, field)))}`];
    const turned = (text: Sql, isTurned: boolean): Sql => (codes && isTurned ? recoded(text, codes, dialect) : text);
    const equal = sql`coalesce(${turned(mine, isOne)} = ${turned(theirs, !isOne)}, false)`;
    return sql`case when ${mine} is not null and ${theirs} is not null then ${equal} end as ${id(`s${at}`)}`;
  });
  const met = metRows(link);
  return sql`select s.${ownRow} as ${id('row')}, ${join(same)} from ${met.from} as s
    join ${own.rows.name} as x on x.${id('row')} = s.${ownRow} join ${other.rows.name} as y on y.${id('row')} = s.${otherRow}
    where ${everyNth(sql`s.${ownRow}`, met.rows, sampleRows)}`;
}

async function patternsOf(engine: Engine, bits: WorkTable, field: Field, options: RunOptions): Promise<Pattern[]> {
  const { dialect } = engine;
  const power = sql`cast(power(2, bit) as bigint)`;
  const masks = sql`select sum(case when same then ${power} else 0 end) as same, sum(case when not same then ${power} else 0 end) as other from (
      select ${id('row')}, bit, max(case when same then 1 else 0 end) = 1 as same from ${bits.name} where field = ${field.index} group by ${id('row')}, bit)
    group by ${id('row')}`;
  const rows = await engine.all<{ same: string; other: string; n: number }>(
    sql`select ${dialect.cast(sql`same`, 'text')} as same, ${dialect.cast(sql`other`, 'text')} as other, count(*) as n from (${masks}) group by same, other`,
    options,
  );
  return rows.map(({ same, other, n }) => ({ same: BigInt(same), other: BigInt(other), n }));
}
