import { type Engine, id, type RunOptions, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, type TableProfile, tableSql } from '@sogoc/profile';

/** Records of one table that name records of another table of the same database by its key. */
export interface Reference {
  from: TableProfile;
  column: ColumnProfile;
  to: TableProfile;
  key: ColumnProfile;
}

/** Share of a column's distinct values that must be keys. */
const leastContained = 0.9;

/** References within each database: a column named after another table's key, whose values are keys there. */
export async function findReferences(engine: Engine, tables: readonly TableProfile[], pack: CountryPack, options: RunOptions): Promise<Reference[]> {
  const found: Reference[] = [];
  for (const from of tables)
    for (const to of tables) {
      if (from === to || from.database !== to.database) continue;
      const key = keyOf(to);
      if (!key) continue;
      const wanted = pack.words(key.name);
      for (const column of from.columns) {
        const words = pack.words(column.name);
        const meant = isDeclared(from, column, to, key) || (wanted.every((word) => words.includes(word)) && !isOwnKey(from, column));
        if (meant && column.distinct > 0 && column.type === key.type && (await isContained(engine, { from, column, to, key }, options)))
          found.push({ from, column, to, key });
      }
    }
  return found;
}

function keyOf({ recordKey, columns }: TableProfile): ColumnProfile | undefined {
  return recordKey.columns.length === 1 ? columns.find(({ name }) => name === recordKey.columns[0]) : undefined;
}

const isOwnKey = ({ recordKey }: TableProfile, { name }: ColumnProfile): boolean => recordKey.columns.length === 1 && recordKey.columns[0] === name;

function isDeclared(from: TableProfile, column: ColumnProfile, to: TableProfile, key: ColumnProfile): boolean {
  return from.declared.references.some(
    ({ columns, table, referencedColumns }) =>
      table === to.table && columns.length === 1 && columns[0] === column.name && referencedColumns[0] === key.name,
  );
}

async function isContained(engine: Engine, { from, column, to, key }: Reference, options: RunOptions): Promise<boolean> {
  const { dialect } = engine;
  const keys = sql`(select ${columnText(key, 't', dialect)} as k from ${tableSql(to, dialect)} as t)`;
  const values = sql`(select distinct ${columnText(column, 'f', dialect)} as v from ${tableSql(from, dialect)} as f where ${id('f', column.name)} is not null)`;
  const { all, known } = await engine.one<{ all: number; known: number }>(
    sql`select count(*) as ${id('all')}, count(k.k) as known from ${values} as v left join ${keys} as k on k.k = v.v`,
    options,
  );
  return all > 0 && known / all >= leastContained;
}
