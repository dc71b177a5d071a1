import type { ColumnSpec, DatabaseSpec, TableSpec } from '../derive/spec.ts';
import { columnWords, tableWords } from './column-words.ts';
import { draw } from './plan.ts';

/** Ways in which programs write a name of several words. */
const styles: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.join('_'),
  (words) => words.join('_').toUpperCase(),
  (words) => words.map((word, at) => (at === 0 ? word : capitalized(word))).join(''),
  (words) => words.map(capitalized).join(''),
  (words) => words.join(''),
];

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A database under the names of a variant: `published` on its tables, keys and columns. Variant 0 keeps the names; nothing but names changes. */
export function publish(database: DatabaseSpec, variant: number): DatabaseSpec {
  if (variant === 0) return database;
  const style = styles[draw(variant, `style/${database.name}`, styles.length)] ?? styles[0];
  const named = (purpose: string, name: string, words: Readonly<Record<string, readonly string[]>>): string => {
    const known = [name, ...(words[name] ?? [])];
    const chosen = known[draw(variant, `${database.name}/${purpose}/${name}`, known.length)] ?? name;
    return style?.(chosen.split('_')) ?? chosen;
  };
  const tables = new Set<string>();
  return {
    ...database,
    tables: database.tables.map((table) => publishTable(table, fresh(named('table', table.name, tableWords), table.name, tables), named)),
  };
}

function publishTable(
  table: TableSpec,
  published: string,
  named: (purpose: string, name: string, words: Readonly<Record<string, readonly string[]>>) => string,
): TableSpec {
  const taken = new Set<string>();
  const key = { ...table.key, published: fresh(named(table.name, table.key.name, columnWords), table.key.name, taken) };
  const columns = table.columns.map((column) =>
    column.hidden ? column : { ...column, published: fresh(named(table.name, column.name, columnWords), column.name, taken) },
  );
  return { ...table, published, key, columns };
}

/** A name that no other of the table has, whatever its letter case: its own where the new one is taken. */
function fresh(name: string, own: string, taken: Set<string>): string {
  const free = [name, own, `${own}_2`].find((candidate) => !taken.has(candidate.toLowerCase())) ?? name;
  taken.add(free.toLowerCase());
  return free;
}

/** The name that readers of the files see. */
export const publicName = ({ name, published }: Pick<ColumnSpec | TableSpec, 'name' | 'published'>): string => published ?? name;

/** Table and column as readers see them. */
export function publicPlace(databases: readonly DatabaseSpec[], place: { database: string; table: string; column: string }): typeof place {
  const table = databases.find(({ name }) => name === place.database)?.tables.find(({ name }) => name === place.table);
  const column = [table?.key, ...(table?.columns ?? [])].find((candidate) => candidate?.name === place.column);
  return { database: place.database, table: table ? publicName(table) : place.table, column: column ? publicName(column) : place.column };
}
