import { type Engine, id, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { daySql } from '../model/day.ts';
import { type ColumnFacts, columnFacts } from '../propose/column-facts.ts';
import { joinedColumns } from './name-columns.ts';
import { joinedName, type WholeTable, withJoined } from './whole-table.ts';

const parts = ['day', 'month', 'year'] as const;
type Part = (typeof parts)[number];
/** In which orders neighbouring columns hold a day. */
const orders: readonly (readonly Part[])[] = [
  ['day', 'month', 'year'],
  ['month', 'day', 'year'],
  ['year', 'month', 'day'],
];

const hints: Record<Part, readonly string[]> = {
  day: ['ngay', 'day', 'dd', 'd', 'hari', 'tanggal', 'tgl', 'jour'],
  month: ['thang', 'month', 'mm', 'm', 'bulan', 'bln', 'mois'],
  year: ['nam', 'year', 'yyyy', 'yy', 'y', 'tahun', 'thn', 'annee'],
};

/** Could the column hold this part, by what its values look like? How many differ is an estimate. */
const looksLike: Record<Part, (facts: ColumnFacts) => boolean> = {
  day: ({ digits, length, distinct }) => digits > 0.95 && length <= 2.05 && distinct <= 40,
  month: ({ digits, length, distinct }) => digits > 0.95 && length <= 2.05 && distinct <= 16,
  year: ({ digits, length }) => digits > 0.95 && Math.abs(length - 4) < 0.1,
};

/** Of what the three columns say together, so much must be a day of the calendar. */
const days = 0.9;
/** Columns whose names say nothing must hold all months and nearly all days of one, and hardly anything that is no day. */
const unnamed = { months: 12, days: 28, share: 0.97 };

/** Finds neighbouring columns that hold a day, a month and a year, and joins them: apart they agree by chance, and another table may write the day as one. */
export async function joinDays(engine: Engine, table: WholeTable, options?: RunOptions): Promise<WholeTable> {
  let joined = table;
  for (const [at, facts] of table.facts.entries()) {
    const three = [facts, ...table.facts.slice(at + 1, at + 3)];
    if (!three.every(({ name }) => joined.columns.includes(name))) continue;
    for (const order of orders) {
      const day = inOrder(three, order);
      if (!day || !(await areDays(engine, joined, day, options))) continue;
      joined = await withDay(engine, joined, day, options);
      break;
    }
  }
  return joined;
}

/** Day, month and year among three columns that may hold them in this order. */
function inOrder(three: readonly ColumnFacts[], order: readonly Part[]): ColumnFacts[] | null {
  const found = parts.flatMap((part) => three.slice(order.indexOf(part)).slice(0, 1).filter(looksLike[part]));
  return three.length === parts.length && found.length === parts.length ? found : null;
}

async function areDays(engine: Engine, { table }: WholeTable, day: readonly ColumnFacts[], options?: RunOptions): Promise<boolean> {
  const { dialect } = engine;
  const names = day.map(({ name }) => name);
  const number = (name: string): Sql => dialect.tryCast(dialect.cast(sql`${id(name)}`, 'text'), 'double');
  const present = names.map((name) => sql`${id(name)} is not null`).reduce((all, one) => sql`${all} and ${one}`);
  const text = joinedColumns(names, dialect);
  const [dayName = '', monthName = ''] = names;
  const { share, months, monthDays } = await engine.one<{ share: number | null; months: number; monthDays: number }>(
    sql`select avg(case when ${daySql(sql`v`, dialect)} is not null then 1.0 else 0 end) as share,
          count(distinct m) as months, count(distinct d) as ${id('monthDays')}
        from (select ${text} as v, ${number(monthName)} as m, ${number(dayName)} as d from ${table.relation} t where ${present} limit 20000) looked`,
    options,
  );
  const named = parts.every((part, at) => day[at]?.words.some((word) => hints[part].includes(word)));
  if (named) return (share ?? 0) >= days;
  return (share ?? 0) >= unnamed.share && months >= unnamed.months && monthDays >= unnamed.days;
}

async function withDay(engine: Engine, whole: WholeTable, day: readonly ColumnFacts[], options?: RunOptions): Promise<WholeTable> {
  const names = day.map(({ name }) => name);
  const name = joinedName(names);
  const relation = sql`(select ${joinedColumns(names, engine.dialect)} as ${id(name)} from ${whole.table.relation} t)`;
  const type = day.at(-1)?.semanticType;
  const [fact] = await columnFacts(engine, relation, [name], new Map(type ? [[name, type]] : []), options);
  return fact ? withJoined(engine, whole, names, fact) : whole;
}
