import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { everyNth } from './agreement.ts';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { recoded } from './codes.ts';
import { type Field, hashColumn, textColumn } from './field.ts';
import { metRows } from './keyless.ts';

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
    await using bits = await engine.materialize(
      'origin_sides',
      join(
        own.map(({ field, edges }) => sidesOf(field, edges, engine.dialect)),
        sql` union all `,
      ),
      options,
    );
    for (const { field, edges } of own)
      seen.set(field, { neighbours: edges.map((edge) => otherOf(edge, field)), patterns: await patternsOf(engine, bits, field, options) });
  }
  return seen;
}

function edgesOf({ edges }: AttributeGroup, field: Field): Edge[] {
  return edges.filter(({ a, b, agreement }) => agreement && (a === field || b === field)).slice(0, mostNeighbours);
}

const otherOf = ({ a, b }: Edge, field: Field): Field => (a === field ? b : a);

/** `field`, `row`, `bit`, `same`: for each record of a field's table and each neighbour that met it, whether the two have the same. */
function sidesOf(field: Field, edges: readonly Edge[], dialect: Dialect): Sql {
  const each = edges.map((edge, bit) => {
    const { one, many } = edge.link.alignment;
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
    const some = everyNth(sql`s.${ownRow}`, met.rows, sampleRows);
    return sql`select ${field.index} as field, s.${ownRow} as ${id('row')}, ${bit} as bit, ${equal} as same from ${met.from} as s
      join ${own.rows.name} as x on x.${id('row')} = s.${ownRow} join ${other.rows.name} as y on y.${id('row')} = s.${otherRow}
      where ${some} and ${mine} is not null and ${theirs} is not null`;
  });
  return join(each, sql` union all `);
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
