import { and, type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import type { Alignment } from './alignment.ts';
import type { FieldPair } from './column-pairs.ts';
import { type Field, hashColumn } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/** How two fields agree over aligned records. */
export interface Agreement {
  one: Field;
  many: Field;
  /** Aligned records with a value on both sides. */
  compared: number;
  equal: number;
  /** Share equal beyond what chance gives: Cohen's kappa, chance measured on shuffled records (Cohen 1960). */
  kappa: number;
  /** Where the two keep other codes for the same values: from each text of `one` to the text of `many` that stands for it. Of several texts for one the usual comes last. */
  codes?: ReadonlyMap<string, string>;
}

const sampleSize = 50_000;
const screenedRows = 4000;
const mostScreened = 50_000;

/** Every n-th row, so that about `wanted` remain. Row numbers tell nothing of what a row holds. */
export function everyNth(row: Sql, rows: number, wanted: number): Sql {
  const step = Math.ceil(rows / wanted);
  return step <= 1 ? sql`true` : sql`${row} % ${step} = 0`;
}

/** Compares pairs of fields over an alignment, on about 50,000 of its records: enough to know a share to 0.4 %. */
export async function measureAgreement(engine: Engine, alignment: Alignment, pairs: readonly FieldPair[], options: RunOptions): Promise<Agreement[]> {
  const oriented = orient(pairs, alignment.one);
  if (oriented.length === 0) return [];
  const { rows, one, many } = alignment;
  const joined = sql`${rows.name} as s
    join ${one.rows.name} as o on o.${id('row')} = s.one_row join ${many.rows.name} as m on m.${id('row')} = s.many_row
    where ${everyNth(sql`s.many_row`, rows.rows, sampleSize)}`;
  const counted = await engine.one<Record<string, number>>(countAgreements(engine, oriented, joined, sql`s.many_row`), options);
  return agreementsOf(oriented, counted);
}

/** What a sample of records says of a key, before all records are brought together by it. */
export interface Screening {
  /** Records with a key in the sample of the smaller table, and how many of them met any. */
  sampled: number;
  met: number;
  /** Meetings to be expected of all records. */
  meetings: number;
  agreements: Agreement[];
}

/** Tries a key on about 4,000 records of the smaller table. */
export async function screenKey(
  engine: Engine,
  left: HashTable,
  right: HashTable,
  key: readonly FieldPair[],
  others: readonly FieldPair[],
  options: RunOptions,
): Promise<Screening> {
  const [few, all] = left.rows.rows <= right.rows.rows ? [left, right] : [right, left];
  const sides = orient(key, few);
  const oriented = orient(others, few);
  const present = sides.map(({ one }) => sql`${id(hashColumn(one))} is not null`);
  const sample = sql`(select * from ${few.rows.name} where ${and(...present, everyNth(sql`${id('row')}`, few.rows.rows, screenedRows))})`;
  const equal = sides.map(({ one, many }) => sql`o.${id(hashColumn(one))} = m.${id(hashColumn(many))}`);
  const joined = sql`${sample} as o join ${all.rows.name} as m on ${and(...equal)} limit ${mostScreened}`;
  const counted = await engine.one<Record<string, number>>(
    sql`select * from (${countAgreements(engine, oriented, joined, sql`m.${id('row')}`)}), (select count(*) as sampled from ${sample})`,
    options,
  );
  const share = Math.min(1, screenedRows / Math.max(1, few.rows.rows));
  const { sampled = 0, met = 0, meetings = 0 } = counted;
  return { sampled, met, meetings: meetings / share, agreements: agreementsOf(oriented, counted) };
}

interface Oriented {
  one: Field;
  many: Field;
}

function orient(pairs: readonly FieldPair[], one: HashTable): Oriented[] {
  return pairs.map(({ a, b }) => (one.fields.includes(a) ? { one: a, many: b } : { one: b, many: a }));
}

/** Meetings, distinct records `o` met, and for each pair: compared, equal, and the same with the records of `m` shuffled. */
function countAgreements({ dialect }: Engine, pairs: readonly Oriented[], joined: Sql, row: Sql): Sql {
  const values = pairs.flatMap(({ one, many }, at) => {
    const [x, y] = [sql`o.${id(hashColumn(one))}`, sql`m.${id(hashColumn(many))}`];
    return [sql`${x} as ${id(`x${at}`)}`, sql`${y} as ${id(`y${at}`)}`];
  });
  const others = pairs.map((_, at) => sql`lead(${id(`y${at}`)}) over (order by place) as ${id(`z${at}`)}`);
  const counts = pairs.flatMap((_, at) => {
    const [x, y, z] = [id(`x${at}`), id(`y${at}`), id(`z${at}`)];
    const both = (other: typeof y): Sql => dialect.countIf(sql`${x} is not null and ${other} is not null`);
    return [
      sql`${both(y)} as ${id(`n${at}`)}`,
      sql`${dialect.countIf(sql`${x} = ${y}`)} as ${id(`e${at}`)}`,
      sql`${both(z)} as ${id(`c${at}`)}`,
      sql`${dialect.countIf(sql`${x} = ${z}`)} as ${id(`s${at}`)}`,
    ];
  });
  // In no order where nothing is to be shuffled.
  const place = pairs.length === 0 ? sql`0` : sql`row_number() over (order by ${dialect.hash64(dialect.cast(row, 'text'))})`;
  const rows = sql`select o.${id('row')} as o_row, ${place} as place${join(
    values.map((value) => sql`, ${value}`),
    sql``,
  )} from ${joined}`;
  return sql`select count(*) as meetings, count(distinct o_row) as met${join(
    counts.map((count) => sql`, ${count}`),
    sql``,
  )}
    from (select *${join(
      others.map((other) => sql`, ${other}`),
      sql``,
    )} from (${rows}))`;
}

function agreementsOf(pairs: readonly Oriented[], counted: Readonly<Record<string, number>>): Agreement[] {
  return pairs.map(({ one, many }, at) => {
    const [compared, equal] = [counted[`n${at}`] ?? 0, counted[`e${at}`] ?? 0];
    const chance = (counted[`s${at}`] ?? 0) / Math.max(1, counted[`c${at}`] ?? 0);
    return { one, many, compared, equal, kappa: kappaOf(compared, equal, chance) };
  });
}

/** Agreement beyond chance; 0 where chance alone would agree always. */
export function kappaOf(compared: number, equal: number, chance: number): number {
  const share = compared === 0 ? 0 : equal / compared;
  return chance >= 1 ? 0 : (share - chance) / (1 - chance);
}

/** Are the records enough to tell agreement from chance? Ten, or fewer that agree nearly always. */
export function isEnough({ compared, kappa }: Agreement): boolean {
  return compared >= 10 || (compared >= 5 && kappa >= 0.7);
}
