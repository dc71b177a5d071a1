import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { everyNth } from './agreement.ts';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { recoded } from './codes.ts';
import { type Field, hashColumn, textColumn } from './field.ts';
import { metRows } from './keyless.ts';

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
    await using bits = await engine.materialize(
      'origin_sides',
      join(
        own.map(({ field, edges }) => sidesOf(field, edges, engine.dialect)),
        sql` union all `,
      ),
      options,
    );
    for (const { field, edges } of own) {
      const byKey = new Set(edges.filter(({ agreement }) => !agreement).map((edge) => otherOf(edge, field)));
      seen.set(field, { neighbours: edges.map((edge) => otherOf(edge, field)), byKey, patterns: await patternsOf(engine, bits, field, options) });
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

/** `field`, `row`, `bit`, `same`, `alike`: for each record of a field's table and each neighbour that met it, whether the two have the same, and spell it alike. */
function sidesOf(field: Field, edges: readonly Edge[], dialect: Dialect): Sql {
  const each = edges.map((edge, bit) => {
    const { one, many } = edge.link.alignment;
    if (!edge.agreement) return keySide(field, edge, bit);
    const met = metRows(edge.link);
    const isOne = one.table === field.table;
    const [own, other] = isOne ? [one, many] : [many, one];
    const [ownRow, otherRow] = isOne ? [id('one_row'), id('many_row')] : [id('many_row'), id('one_row')];
    const codes = edge.agreement?.codes;
    const [x, y] = codes ? [textColumn, textColumn] : [hashColumn, hashColumn];
    const [mine, theirs] = [sql`${id('x', x(field))}`, sql`${id('y', y(otherOf(edge, field)))}`];
    const equal = codes
      ? isOne
        ? sql`${recoded(mine, codes, dialect)} = ${theirs}`
        : sql`${mine} = ${recoded(theirs, codes, dialect)}`
      : sql`${mine} = ${theirs}`;
    const alike = codes ? equal : sql`${id('x', textColumn(field))} = ${id('y', textColumn(otherOf(edge, field)))}`;
    const some = everyNth(sql`s.${ownRow}`, met.rows, sampleRows);
    return sql`select ${field.index} as field, s.${ownRow} as ${id('row')}, ${bit} as bit, ${equal} as same, ${alike} as alike from ${met.from} as s
      join ${own.rows.name} as x on x.${id('row')} = s.${ownRow} join ${other.rows.name} as y on y.${id('row')} = s.${otherRow}
      where ${some} and ${mine} is not null and ${theirs} is not null`;
  });
  return join(each, sql` union all `);
}

/** The same of a key: the other side has it, or has not. What is not there was not taken from there. Of large tables of some keys only, the same on both sides. */
function keySide(field: Field, edge: Edge, bit: number): Sql {
  const { one, many } = edge.link.alignment;
  const [own, other] = one.table === field.table ? [one, many] : [many, one];
  const [mine, theirs] = [sql`${id('x', hashColumn(field))}`, id(hashColumn(otherOf(edge, field)))];
  const some = (hash: Sql): Sql => everyNth(hash, own.table.rows, sampleRows);
  const has = sql`y.${theirs} is not null`;
  return sql`select ${field.index} as field, x.${id('row')} as ${id('row')}, ${bit} as bit, ${has} as same, ${has} as alike from ${own.rows.name} as x
    left join (select distinct ${theirs} from ${other.rows.name} where ${some(sql`${theirs}`)}) as y on y.${theirs} = ${mine}
    where ${mine} is not null and ${some(mine)}`;
}

async function patternsOf(engine: Engine, bits: WorkTable, field: Field, options: RunOptions): Promise<Pattern[]> {
  const { dialect } = engine;
  const power = sql`cast(power(2, bit) as bigint)`;
  const bitsOf = (which: Sql): Sql => sql`sum(case when ${which} then ${power} else 0 end)`;
  const masks = sql`select ${bitsOf(sql`same`)} as same, ${bitsOf(sql`not same`)} as other, ${bitsOf(sql`same and not alike`)} as respelled from (
      select ${id('row')}, bit, max(case when same then 1 else 0 end) = 1 as same, max(case when same and alike then 1 else 0 end) = 1 as alike
      from ${bits.name} where field = ${field.index} group by ${id('row')}, bit)
    group by ${id('row')}`;
  const texts = (['same', 'other', 'respelled'] as const).map((mask) => sql`${dialect.cast(sql`${id(mask)}`, 'text')} as ${id(mask)}`);
  const rows = await engine.all<{ same: string; other: string; respelled: string; n: number }>(
    sql`select ${join(texts)}, count(*) as n from (${masks}) group by same, other, respelled`,
    options,
  );
  return rows.map(({ same, other, respelled, n }) => ({ same: BigInt(same), other: BigInt(other), respelled: BigInt(respelled), n }));
}
