import type { Comparison, Place } from './comparison.ts';
import type { DatabaseFacts, RunFacts, TableFacts } from './run-facts.ts';

type Places = Pick<Comparison, 'came' | 'went' | 'notRead'>;

/** Databases, tables and columns that came or went. What one of the runs could not read neither came nor went. */
export function comparePlaces(before: RunFacts, after: RunFacts): Places {
  const [earlier, later] = [byName(before), byName(after)];
  const places: Places = {
    came: after.databases.filter(({ name }) => !earlier.has(name)).map(({ name }) => place(name)),
    went: before.databases.filter(({ name }) => !later.has(name)).map(({ name }) => place(name)),
    notRead: [],
  };
  for (const now of after.databases) {
    const last = earlier.get(now.name);
    if (!now.read || last?.read === false) places.notRead.push({ database: now.name, table: null });
    else if (last) compareTables(last, now, places);
  }
  return places;
}

function compareTables(last: DatabaseFacts, now: DatabaseFacts, places: Places): void {
  const [earlier, later] = [tables(last), tables(now)];
  const unreadable = new Set([...last.unreadable, ...now.unreadable]);
  for (const name of new Set([...later.keys(), ...earlier.keys()])) {
    const [old, current] = [earlier.get(name), later.get(name)];
    if (old && current) compareColumns(now.name, old, current, places);
    else if (unreadable.has(name)) places.notRead.push({ database: now.name, table: name });
    else (current ? places.came : places.went).push(place(now.name, name));
  }
}

function compareColumns(database: string, last: TableFacts, now: TableFacts, { came, went }: Places): void {
  const [earlier, later] = [columns(last), columns(now)];
  came.push(...[...later].filter((name) => !earlier.has(name)).map((name) => place(database, now.table, name)));
  went.push(...[...earlier].filter((name) => !later.has(name)).map((name) => place(database, now.table, name)));
}

const byName = ({ databases }: RunFacts): Map<string, DatabaseFacts> => new Map(databases.map((database) => [database.name, database]));
const tables = (database: DatabaseFacts): Map<string, TableFacts> => new Map(database.tables.map((table) => [table.table, table]));
const columns = (table: TableFacts): Set<string> => new Set(table.columns.map(({ name }) => name));
const place = (database: string, table: string | null = null, column: string | null = null): Place => ({ database, table, column });
