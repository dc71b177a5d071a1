import { type Engine, id, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
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
  pack: CountryPack,
  options: RunOptions,
): Promise<RecordDates> {
  const isDay = (column: ColumnProfile): boolean => isDayOf(column, pack);
  const shared = new Set(groups.flatMap(({ fields }) => fields.flatMap(({ columns }) => columns)));
  const own = new Map(
    tables.flatMap((table) => ownDay(table.columns.filter((column) => isDay(column) && !shared.has(column))).map((day) => [table, day] as const)),
  );
  const beginnings = new Map<TableProfile, { column: ColumnProfile; days: number }>();
  for (const [table, day] of own) {
    for (const column of table.columns.filter((other) => isDay(other) && shared.has(other))) {
      const days = await lagOf(engine, table, column, day, pack, options);
      if (days !== null) beginnings.set(table, { column, days });
    }
  }
  const orders = new Map<TableLink, { earlier: number; compared: number }>();
  for (const link of links) {
    const [one, many] = [own.get(link.alignment.one.table), own.get(link.alignment.many.table)];
    if (one && many) orders.set(link, await orderOf(engine, link, one, many, pack, options));
  }
  return {
    own: (table) => own.get(table) ?? null,
    beginning: (table) => beginnings.get(table) ?? null,
    order: (link) => orders.get(link) ?? null,
  };
}

/** Read as a day, or of a semantic type that days have: text in which some are written otherwise. */
function isDayOf({ type, semanticType }: ColumnProfile, pack: CountryPack): boolean {
  if (type === 'date' || type === 'timestamp') return true;
  return (
    type === 'text' && pack.semanticTypes.some(({ id: name, matches, canonical }) => name === semanticType?.id && canonical && matches('2001-12-31'))
  );
}

/** The fullest column with many days; the first of equals. */
function ownDay(days: readonly ColumnProfile[]): ColumnProfile[] {
  return days
    .filter((column) => column.distinct >= leastDistinct)
    .sort((x, y) => x.missing - y.missing)
    .slice(0, 1);
}

function dayOf(column: ColumnProfile, alias: string, { dialect }: Engine, pack: CountryPack): Sql {
  const text = columnText(column, alias, dialect);
  const canonical = column.type === 'text' ? pack.semanticTypes.find(({ id: name }) => name === column.semanticType?.id)?.canonical : undefined;
  return dialect.tryCast(canonical ? canonical(text, dialect) : text, 'date');
}

/** Median days from a shared day to the own day, where the own day is tied to it; else null. */
async function lagOf(
  engine: Engine,
  table: TableProfile,
  shared: ColumnProfile,
  own: ColumnProfile,
  pack: CountryPack,
  options: RunOptions,
): Promise<number | null> {
  const { dialect } = engine;
  const lag = dialect.daysBetween(sql`begins`, sql`happens`);
  const place = dialect.daysBetween(sql`date '1900-01-01'`, sql`begins`);
  const quantile = (value: Sql, fraction: number): Sql => dialect.quantile(value, fraction);
  const row = await engine.one<Record<'n' | 'low' | 'middle' | 'high' | 'first' | 'last', number | null>>(
    sql`select count(*) as n, ${quantile(lag, 0.05)} as low, ${quantile(lag, 0.5)} as middle, ${quantile(lag, 0.95)} as high,
        ${quantile(place, 0.05)} as first, ${quantile(place, 0.95)} as last
      from (select ${dayOf(shared, 't', engine, pack)} as begins, ${dayOf(own, 't', engine, pack)} as happens from ${tableSql(table, dialect)} as t
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
  pack: CountryPack,
  options: RunOptions,
): Promise<{ earlier: number; compared: number }> {
  const { dialect } = engine;
  const row = await engine.one<{ earlier: number; compared: number }>(
    sql`select ${dialect.countIf(sql`own < other`)} as earlier, ${dialect.countIf(sql`own <> other`)} as compared from (
      select ${dayOf(one, 'o', engine, pack)} as own, ${dayOf(many, 'm', engine, pack)} as other from ${alignment.rows.name} as a
      join ${tableSql(alignment.one.table, dialect)} as o on ${id('o', rowNumberColumn(alignment.one.table))} = a.one_row
      join ${tableSql(alignment.many.table, dialect)} as m on ${id('m', rowNumberColumn(alignment.many.table))} = a.many_row
      where ${everyNth(sql`a.many_row`, alignment.rows.rows, sampleRows)})`,
    options,
  );
  return { earlier: row.earlier / Math.max(1, row.compared), compared: row.compared };
}
