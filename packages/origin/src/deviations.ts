import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { everyNth } from './agreement.ts';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { recoded } from './codes.ts';
import { type Field, hashColumn, textColumn } from './field.ts';

/** Records with one pattern: bits of the neighbours that have the same as x, and of those that have something else; by comparable form and by text. */
export interface Pattern {
  same: bigint;
  other: bigint;
  sameText: bigint;
  otherText: bigint;
  n: number;
}

/** What was seen of the records of one field's table. */
export interface Seen {
  neighbours: Field[];
  /** Bits of the neighbours whose texts can be compared with those of x, since both keep to one way of writing. */
  written: bigint;
  patterns: Pattern[];
}

/** Two holders keep to one way of writing where at least this share of the values that are the same are written the same. */
const writtenAlike = 0.8;

const sampleRows = 20_000;
/** Bits of a signed 64-bit integer. */
const mostNeighbours = 62;

/**
 * Brings the records of each table together with all that met it, and counts who agrees with whom: by comparable forms, and by texts where both keep to one
 * way of writing, since a rare spelling is taken over as an error is.
 */
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
    const alike = await engine.all<{ field: number; bit: number }>(
      sql`select field, bit from ${bits.name} where same group by field, bit having ${engine.dialect.countIf(sql`same_text`)} >= ${writtenAlike} * count(*)`,
      options,
    );
    for (const { field, edges } of own) {
      const written = alike.filter((one) => one.field === field.index).reduce((mask, { bit }) => mask | (1n << BigInt(bit)), 0n);
      seen.set(field, { neighbours: edges.map((edge) => otherOf(edge, field)), written, patterns: await patternsOf(engine, bits, field, options) });
    }
  }
  return seen;
}

function edgesOf({ edges }: AttributeGroup, field: Field): Edge[] {
  return edges.filter(({ a, b, agreement }) => agreement && (a === field || b === field)).slice(0, mostNeighbours);
}

const otherOf = ({ a, b }: Edge, field: Field): Field => (a === field ? b : a);

/** `field`, `row`, `bit`, `same`, `same_text`: for each record of a field's table and each neighbour that met it, whether the two have the same. */
function sidesOf(field: Field, edges: readonly Edge[], dialect: Dialect): Sql {
  const each = edges.map((edge, bit) => {
    const { one, many, rows } = edge.link.alignment;
    const isOne = one.table === field.table;
    const [own, other] = isOne ? [one, many] : [many, one];
    const [ownRow, otherRow] = isOne ? [id('one_row'), id('many_row')] : [id('many_row'), id('one_row')];
    const codes = edge.agreement?.codes;
    const theirs = otherOf(edge, field);
    const [form, text]: [[Sql, Sql], [Sql, Sql]] = [
      [sql`${id('x', hashColumn(field))}`, sql`${id('y', hashColumn(theirs))}`],
      [sql`${id('x', textColumn(field))}`, sql`${id('y', textColumn(theirs))}`],
    ];
    const equal = ([x, y]: [Sql, Sql]): Sql => sql`${x} = ${y}`;
    const inCodes = ([x, y]: [Sql, Sql]): [Sql, Sql] =>
      codes ? (isOne ? [recoded(x, codes, dialect), y] : [x, recoded(y, codes, dialect)]) : [x, y];
    const some = everyNth(sql`s.${ownRow}`, rows.rows, sampleRows);
    return sql`select ${field.index} as field, s.${ownRow} as ${id('row')}, ${bit} as bit, ${equal(codes ? inCodes(text) : form)} as same,
        ${equal(inCodes(text))} as same_text from ${rows.name} as s
      join ${own.rows.name} as x on x.${id('row')} = s.${ownRow} join ${other.rows.name} as y on y.${id('row')} = s.${otherRow}
      where ${some} and ${join(form, sql` is not null and `)} is not null`;
  });
  return join(each, sql` union all `);
}

async function patternsOf(engine: Engine, bits: WorkTable, field: Field, options: RunOptions): Promise<Pattern[]> {
  const { dialect } = engine;
  const power = sql`cast(power(2, bit) as bigint)`;
  const mask = (condition: Sql, name: string): Sql => sql`sum(case when ${condition} then ${power} else 0 end) as ${id(name)}`;
  const most = (flag: Sql): Sql => sql`max(case when ${flag} then 1 else 0 end) = 1`;
  const masks = sql`select ${mask(sql`same`, 'same')}, ${mask(sql`not same`, 'other')}, ${mask(sql`same_text`, 'same_text')}, ${mask(sql`not same_text`, 'other_text')} from (
      select ${id('row')}, bit, ${most(sql`same`)} as same, ${most(sql`same_text`)} as same_text from ${bits.name} where field = ${field.index} group by ${id('row')}, bit)
    group by ${id('row')}`;
  const names = ['same', 'other', 'same_text', 'other_text'] as const;
  const rows = await engine.all<Record<(typeof names)[number], string> & { n: number }>(
    sql`select ${join(names.map((name) => sql`${dialect.cast(sql`${id(name)}`, 'text')} as ${id(name)}`))}, count(*) as n from (${masks}) group by 1, 2, 3, 4`,
    options,
  );
  return rows.map(({ n, ...own }) => ({
    same: BigInt(own.same),
    other: BigInt(own.other),
    sameText: BigInt(own.same_text),
    otherText: BigInt(own.other_text),
    n,
  }));
}
