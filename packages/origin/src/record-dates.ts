import { type Engine, id, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, columnText, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import { everyNth } from './agreement.ts';
import type { AttributeGroup } from './attribute-group.ts';
import type { TableLink } from './table-link.ts';

/** A day that tables keep of their own records, and what it tells. */
export interface RecordDates {
  /** The column with the day of the record's own event; no other database holds it. */
  own(table: TableProfile): ColumnProfile | null;
  /** A shared day that the own day follows closely in every record: the record is made when the thing begins. */
  beginning(table: TableProfile): { column: ColumnProfile; days: number } | null;
  /** Share 0..1 of the records that met whose own day in `one` comes before that in `many`, and their number; null where a side keeps no day. */
  order(link: TableLink): { earlier: number; compared: number } | null;
}

const leastDistinct = 10;
const sampleRows = 20_000;
/** A day that follows another within this share of that one's own spread is tied to it. */
const tied = 0.1;

/** Finds the days of records and sets them against each other. */
export async function findRecordDates(
  engine: Engine,
  tables: readonly TableProfile[],
  groups: readonly AttributeGroup[],
  links: readonly TableLink[],
  options: RunOptions,
): Promise<RecordDates> {
  const shared = new Set(groups.flatMap(({ fields }) => fields.flatMap(({ columns }) => columns)));
  const own = new Map(tables.flatMap((table) => ownDay(table, shared)));
  const beginnings = new Map<TableProfile, { column: ColumnProfile; days: number }>();
  for (const [table, day] of own) {
    for (const column of table.columns.filter((other) => isDay(other) && shared.has(other))) {
      const days = await lagOf(engine, table, column, day, options);
      if (days !== null) beginnings.set(table, { column, days });
    }
  }
  const orders = new Map<TableLink, { earlier: number; compared: number }>();
  for (const link of links) {
    const [one, many] = [own.get(link.alignment.one.table), own.get(link.alignment.many.table)];
    if (one && many) orders.set(link, await orderOf(engine, link, one, many, options));
  }
  return {
    own: (table) => own.get(table) ?? null,
    beginning: (table) => beginnings.get(table) ?? null,
    order: (link) => orders.get(link) ?? null,
  };
}

function isDay({ type }: ColumnProfile): boolean {
  return type === 'date' || type === 'timestamp';
}

/** The fullest column of days that is not shared and has many of them; the first of equals. */
function ownDay(table: TableProfile, shared: ReadonlySet<ColumnProfile>): [TableProfile, ColumnProfile][] {
  const days = table.columns.filter((column) => isDay(column) && !shared.has(column) && column.distinct >= leastDistinct);
  const [best] = days.sort((x, y) => x.missing - y.missing);
  return best ? [[table, best]] : [];
}

function dayOf(column: ColumnProfile, alias: string, { dialect }: Engine): Sql {
  return dialect.tryCast(columnText(column, alias, dialect), 'date');
}

/** Median days from a shared day to the own day, where the own day is tied to it; else null. */
async function lagOf(engine: Engine, table: TableProfile, shared: ColumnProfile, own: ColumnProfile, options: RunOptions): Promise<number | null> {
  const { dialect } = engine;
  const lag = dialect.daysBetween(sql`begins`, sql`happens`);
  const place = dialect.daysBetween(sql`date '1900-01-01'`, sql`begins`);
  const quantile = (value: Sql, fraction: number): Sql => dialect.quantile(value, fraction);
  const row = await engine.one<Record<'n' | 'low' | 'middle' | 'high' | 'first' | 'last', number | null>>(
    sql`select count(*) as n, ${quantile(lag, 0.05)} as low, ${quantile(lag, 0.5)} as middle, ${quantile(lag, 0.95)} as high,
        ${quantile(place, 0.05)} as first, ${quantile(place, 0.95)} as last
      from (select ${dayOf(shared, 't', engine)} as begins, ${dayOf(own, 't', engine)} as happens from ${tableSql(table, dialect)} as t
        where ${everyNth(sql`t.${id(rowNumberColumn(table))}`, table.rows, sampleRows)})
      where begins is not null and happens is not null`,
    options,
  );
  const { n, low, middle, high, first, last } = row;
  if (!n || n < leastDistinct || low === null || high === null || first === null || last === null) return null;
  return low >= 0 && high - low <= tied * (last - first) ? middle : null;
}

async function orderOf(
  engine: Engine,
  { alignment }: TableLink,
  one: ColumnProfile,
  many: ColumnProfile,
  options: RunOptions,
): Promise<{ earlier: number; compared: number }> {
  const { dialect } = engine;
  const row = await engine.one<{ earlier: number; compared: number }>(
    sql`select ${dialect.countIf(sql`own < other`)} as earlier, ${dialect.countIf(sql`own <> other`)} as compared from (
      select ${dayOf(one, 'o', engine)} as own, ${dayOf(many, 'm', engine)} as other from ${alignment.rows.name} as a
      join ${tableSql(alignment.one.table, dialect)} as o on ${id('o', rowNumberColumn(alignment.one.table))} = a.one_row
      join ${tableSql(alignment.many.table, dialect)} as m on ${id('m', rowNumberColumn(alignment.many.table))} = a.many_row
      where ${everyNth(sql`a.many_row`, alignment.rows.rows, sampleRows)})`,
    options,
  );
  return { earlier: row.earlier / Math.max(1, row.compared), compared: row.compared };
}
