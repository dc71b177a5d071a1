import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { everyNth } from './agreement.ts';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { recoded } from './codes.ts';
import { type Field, hashColumn, textColumn } from './field.ts';

/** Of the records that three holders share, how many there are on which one of them differs from the two others. */
export interface OddOnes {
  x: number;
  first: number;
  second: number;
}

/**
 * Who shares whose deviations. Of three holders, the one that is never odd stands between the two others: what it has, at least one of them has as well,
 * errors and what had not been learned yet included (shared errors show a common exemplar: Lachmann; Dong, Berti-Équille and Srivastava, Integrating
 * Conflicting Data, VLDB 2009).
 */
export interface Deviations {
  /** Over the records of `x` that met both others. Where all three differ, `x` is taken for the odd one. */
  odd(x: Field, first: Field, second: Field): OddOnes;
  /** The same over all other attributes that the three tables share: an agency takes most of what it holds from one place. */
  elsewhere(x: Field, first: Field, second: Field): OddOnes;
}

/** Records with one pattern: bits of the neighbours that have the same as x, and of those that have something else. */
interface Pattern {
  same: bigint;
  other: bigint;
  n: number;
}

interface Seen {
  neighbours: Field[];
  patterns: Pattern[];
}

const sampleRows = 20_000;
/** Bits of a signed 64-bit integer. */
const mostNeighbours = 62;

/** Brings the records of each table together with all that met it, and counts who agrees with whom. */
export async function findDeviations(engine: Engine, groups: readonly AttributeGroup[], options: RunOptions): Promise<Deviations> {
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
  return read(seen, groups);
}

function edgesOf({ edges }: AttributeGroup, field: Field): Edge[] {
  return edges.filter(({ a, b, agreement }) => agreement && (a === field || b === field)).slice(0, mostNeighbours);
}

const otherOf = ({ a, b }: Edge, field: Field): Field => (a === field ? b : a);

/** `field`, `row`, `bit`, `same`: for each record of a field's table and each neighbour that met it, whether the two have the same. */
function sidesOf(field: Field, edges: readonly Edge[], dialect: Dialect): Sql {
  const each = edges.map((edge, bit) => {
    const { one, many, rows } = edge.link.alignment;
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
    const some = everyNth(sql`s.${ownRow}`, rows.rows, sampleRows);
    return sql`select ${field.index} as field, s.${ownRow} as ${id('row')}, ${bit} as bit, ${equal} as same from ${rows.name} as s
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

function read(seen: ReadonlyMap<Field, Seen>, groups: readonly AttributeGroup[]): Deviations {
  const known = new Map<string, OddOnes>();
  const odd = (x: Field, first: Field, second: Field): OddOnes => {
    const name = `${x.index} ${first.index} ${second.index}`;
    const found = known.get(name) ?? count(seen.get(x), first, second);
    known.set(name, found);
    return found;
  };
  return {
    odd,
    elsewhere: (x, first, second) => {
      const others = groups.filter(({ fields }) => !fields.includes(x)).map((group) => inTables(group, [x, first, second]));
      const all = others.flatMap(([a, b, c]) => (a && b && c ? [odd(a, b, c)] : []));
      const sum = (of: keyof OddOnes): number => all.reduce((total, one) => total + one[of], 0);
      return { x: sum('x'), first: sum('first'), second: sum('second') };
    },
  };
}

function inTables({ fields }: AttributeGroup, like: readonly Field[]): (Field | undefined)[] {
  return like.map(({ table }) => fields.find((field) => field.table === table));
}

function count(own: Seen | undefined, first: Field, second: Field): OddOnes {
  const [a, b] = [own?.neighbours.indexOf(first) ?? -1, own?.neighbours.indexOf(second) ?? -1];
  if (!own || a < 0 || b < 0) return { x: 0, first: 0, second: 0 };
  const [ofFirst, ofSecond] = [1n << BigInt(a), 1n << BigInt(b)];
  const sum = (same: bigint, other: bigint): number =>
    own.patterns.filter((pattern) => (pattern.same & same) === same && (pattern.other & other) === other).reduce((total, { n }) => total + n, 0);
  return { x: sum(0n, ofFirst | ofSecond), first: sum(ofSecond, ofFirst), second: sum(ofFirst, ofSecond) };
}
