import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { everyNth } from './agreement.ts';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { recoded } from './codes.ts';
import { type Field, hashColumn, textColumn } from './field.ts';
import { metRows } from './keyless.ts';
import type { TableLink } from './table-link.ts';

/** Records with one pattern: bits of the neighbours that have the same as x, of those that have something else, and of the same those that spell it otherwise. */
export interface Pattern {
  same: bigint;
  other: bigint;
  respelled: bigint;
  n: number;
}

/** What was seen of the records of one field's table. */
export interface Seen {
  neighbours: Field[];
  /** Neighbours whose records met by the fields themselves: they have the same, or lack the record. */
  byKey: ReadonlySet<Field>;
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
    const patterns = await patternsOf(engine, bits, options);
    for (const { field, edges } of own) {
      const byKey = new Set(edges.filter(({ agreement }) => !agreement).map((edge) => otherOf(edge, field)));
      seen.set(field, { neighbours: edges.map((edge) => otherOf(edge, field)), byKey, patterns: patterns.get(field.index) ?? [] });
    }
  }
  return seen;
}

function edgesOf({ edges }: AttributeGroup, field: Field): Edge[] {
  return edges.filter((edge) => [edge.a, edge.b].includes(field) && (edge.agreement || isWholeKey(edge))).slice(0, mostNeighbours);
}

/** Are the two fields by themselves the key that the records met by? */
function isWholeKey({ a, b, link: { alignment } }: Edge): boolean {
  return alignment.oneKey.length === 1 && [alignment.oneKey[0], alignment.manyKey[0]].every((field) => field === a || field === b);
}

const otherOf = ({ a, b }: Edge, field: Field): Field => (a === field ? b : a);

/** A field of a table beside one of its neighbours, which has a bit of its own. */
interface Side {
  field: Field;
  edge: Edge;
  bit: number;
}

/**
 * `field`, `row`, `bit`, `same`, `alike`: for each record of some fields' table and each neighbour that met it, whether the two have the same, and spell it
 * alike. Two tables are brought together once for all that they share.
 */
async function sidesOf(engine: Engine, sights: readonly { field: Field; edges: Edge[] }[], options: RunOptions): Promise<WorkTable> {
  const sides = sights.flatMap(({ field, edges }) => edges.map((edge, bit): Side => ({ field, edge, bit })));
  const [ofKeys, others] = [sides.filter(({ edge }) => !edge.agreement), sides.filter(({ edge }) => edge.agreement)];
  const parts: { met: WorkTable; of: Side[] }[] = [];
  for (const [link, of] of Map.groupBy(others, ({ edge }) => edge.link))
    parts.push({ met: await engine.materialize('origin_same', sameOf(link, of, engine.dialect), options), of });
  const each = parts.flatMap(({ met, of }) =>
    of.map(({ field, bit }, at) => {
      const [same, alike] = [id(`s${at}`), id(`l${at}`)];
      return sql`select ${field.index} as field, ${id('row')}, ${bit} as bit, ${same} as same, ${alike} as alike from ${met.name} where ${same} is not null`;
    }),
  );
  const all = await engine.materialize('origin_sides', join([...each, ...ofKeys.map(keySide)], sql` union all `), options);
  for (const { met } of parts) await met.drop();
  return all;
}

/** `row` of the sides' table and, by the place of each side, whether the two that met have the same and spell it alike; null where either has nothing. */
function sameOf(link: TableLink, sides: readonly Side[], dialect: Dialect): Sql {
  const { one, many } = link.alignment;
  const isOne = sides.some(({ field }) => field.table === one.table);
  const [own, other] = isOne ? [one, many] : [many, one];
  const [ownRow, otherRow] = isOne ? [id('one_row'), id('many_row')] : [id('many_row'), id('one_row')];
  const columns = sides.flatMap(({ field, edge }, at) => {
    const codes = edge.agreement?.codes;
    const pair = (column: (field: Field) => string): [Sql, Sql] => [sql`${id('x', column(field))}`, sql`${id('y', column(otherOf(edge, field)))}`];
    const [mine, theirs] = pair(codes ? textColumn : hashColumn);
    const turned = (text: Sql, isTurned: boolean): Sql => (codes && isTurned ? recoded(text, codes, dialect) : text);
    const [text, otherText] = pair(textColumn);
    const same = sql`${turned(mine, isOne)} = ${turned(theirs, !isOne)}`;
    const where = (value: Sql): Sql => sql`case when ${mine} is not null and ${theirs} is not null then coalesce(${value}, false) end`;
    return [sql`${where(same)} as ${id(`s${at}`)}`, sql`${where(codes ? same : sql`${text} = ${otherText}`)} as ${id(`l${at}`)}`];
  });
  const met = metRows(link);
  return sql`select s.${ownRow} as ${id('row')}, ${join(columns)} from ${met.from} as s
    join ${own.rows.name} as x on x.${id('row')} = s.${ownRow} join ${other.rows.name} as y on y.${id('row')} = s.${otherRow}
    where ${everyNth(sql`s.${ownRow}`, met.rows, sampleRows)}`;
}

/** The same of a key: the other side has it, or has not. What is not there was not taken from there. */
function keySide({ field, edge, bit }: Side): Sql {
  const { one, many } = edge.link.alignment;
  const [own, other] = one.table === field.table ? [one, many] : [many, one];
  const [mine, theirs] = [id(hashColumn(field)), id(hashColumn(otherOf(edge, field)))];
  const some = sql`select ${id('row')}, ${mine} from ${own.rows.name} where ${mine} is not null and ${everyNth(sql`${id('row')}`, own.table.rows, sampleRows)}`;
  const has = sql`y.${theirs} is not null`;
  // Only what some records ask for is looked up among all keys of the other side.
  return sql`select ${field.index} as field, x.${id('row')} as ${id('row')}, ${bit} as bit, ${has} as same, ${has} as alike from (${some}) as x
    left join (select distinct ${theirs} from ${other.rows.name} where ${theirs} in (select ${mine} from (${some}) as asked)) as y on y.${theirs} = x.${mine}`;
}

/** Of each field, by its index. */
async function patternsOf(engine: Engine, bits: WorkTable, options: RunOptions): Promise<Map<number, Pattern[]>> {
  const { dialect } = engine;
  const power = sql`cast(power(2, bit) as bigint)`;
  const bitsOf = (which: Sql): Sql => sql`sum(case when ${which} then ${power} else 0 end)`;
  const masks = sql`select field, ${bitsOf(sql`same`)} as same, ${bitsOf(sql`not same`)} as other, ${bitsOf(sql`same and not alike`)} as respelled from (
      select field, ${id('row')}, bit, max(case when same then 1 else 0 end) = 1 as same, max(case when same and alike then 1 else 0 end) = 1 as alike
      from ${bits.name} group by field, ${id('row')}, bit)
    group by field, ${id('row')}`;
  const texts = (['same', 'other', 'respelled'] as const).map((mask) => sql`${dialect.cast(sql`${id(mask)}`, 'text')} as ${id(mask)}`);
  const rows = await engine.all<{ field: number; same: string; other: string; respelled: string; n: number }>(
    sql`select field, ${join(texts)}, count(*) as n from (${masks}) group by field, same, other, respelled`,
    options,
  );
  const patterns = new Map<number, Pattern[]>();
  for (const { field, n, ...masked } of rows) {
    const [same, other, respelled] = [BigInt(masked.same), BigInt(masked.other), BigInt(masked.respelled)];
    const own = patterns.get(field) ?? [];
    own.push({ same, other, respelled, n });
    patterns.set(field, own);
  }
  return patterns;
}
