import { id, join, type Sql, sql } from '@sogoc/engine';
import type { LandContext } from '../../source-kind.ts';
import type { Described } from '../parquet/copy-whole.ts';

/** The columns of one part; those that come from the names of its folders are text, so that `01` stays `01`. */
export function describePart(path: string, { engine, signal }: LandContext): Promise<Described[]> {
  return engine.all<Described>(sql`select column_name, column_type from (describe select * from ${partRows(path)})`, { signal });
}

const partRows = (path: string): Sql => sql`read_parquet([${path}], hive_types_autocast = false)`;

/** The columns that most parts have, of as many the first's; in the order of the first part that has them. */
export function commonColumns(parts: readonly (readonly Described[])[]): readonly Described[] {
  const groups = [...Map.groupBy(parts, (columns) => JSON.stringify([...columns].sort(byName)))].map(([, alike]) => alike);
  const most = Math.max(0, ...groups.map(({ length }) => length));
  return groups.find(({ length }) => length === most)?.[0] ?? [];
}

const byName = (a: Described, b: Described): number => (a.column_name < b.column_name ? -1 : 1);

/** Types of which each holds all values of those before it. */
const wider: readonly ReadonlyMap<string, Sql>[] = [
  new Map([
    ['TINYINT', sql`tinyint`],
    ['SMALLINT', sql`smallint`],
    ['INTEGER', sql`integer`],
    ['BIGINT', sql`bigint`],
    ['HUGEINT', sql`hugeint`],
  ]),
  new Map([
    ['UTINYINT', sql`utinyint`],
    ['USMALLINT', sql`usmallint`],
    ['UINTEGER', sql`uinteger`],
    ['UBIGINT', sql`ubigint`],
  ]),
  new Map([
    ['FLOAT', sql`float`],
    ['DOUBLE', sql`double`],
  ]),
];

const fits = (from: string, to: string): boolean =>
  from === to || wider.some((types) => types.has(from) && [...types.keys()].indexOf(from) <= [...types.keys()].indexOf(to));

/** How the columns of a part differ from its table's, in words; null where all its values fit into them. */
export function difference(part: readonly Described[], table: readonly Described[]): string | null {
  const own = new Map(part.map((column) => [column.column_name, column.column_type]));
  const known = new Set(table.map((column) => column.column_name));
  const lacks = table.flatMap(({ column_name: name }) => (own.has(name) ? [] : [name]));
  const more = part.flatMap(({ column_name: name }) => (known.has(name) ? [] : [name]));
  const others = table.flatMap(({ column_name: name, column_type: type }) => {
    const its = own.get(name);
    return its === undefined || fits(its, type) ? [] : [`${name} is ${its}, not ${type}`];
  });
  const told = [
    ...(lacks.length > 0 ? [`it lacks ${few(lacks)}`] : []),
    ...(more.length > 0 ? [`it has ${few(more)} beside`] : []),
    ...others.slice(0, 5),
  ];
  return told.length > 0 ? told.join('; ') : null;
}

function few(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}

/** A part's rows with the columns of its table, where `difference` tells none. */
export function partQuery(path: string, table: readonly Described[]): Sql {
  const columns = table.map(({ column_name: name, column_type: type }) => {
    const wide = wider.map((types) => types.get(type)).find((found) => found !== undefined);
    return wide ? sql`cast(${id(name)} as ${wide}) as ${id(name)}` : sql`${id(name)}`;
  });
  return sql`select ${join(columns)} from ${partRows(path)}`;
}
