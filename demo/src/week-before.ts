import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, openDuckDb, type Sql, sql } from '@sogoc/engine';

/** The smallest database that has some of everything, tab-separated. */
const database = 'violations';

/** Its tables. Of each, two of three of today's planted errors had not been made; in one, every eighth record stood twice, which was put right since. */
const tables: readonly { table: string; twice?: true }[] = [{ table: 'quyet_dinh' }, { table: 'tien_phat', twice: true }];

/**
 * Writes one small database of a province as it was a week before, below `week-before/`, so that there is something to compare today with: it has got worse since
 * in most, better in something.
 * @param out the folder of a province that was generated, of variant 0. @throws EngineError.
 */
export async function writeWeekBefore(out: string): Promise<void> {
  const beside = await mkdtemp(joinPath(out, '.making-'));
  const engine = await openDuckDb({ threads: 1, memoryLimit: 2 ** 28 });
  try {
    for (const table of tables) await writeEarlier(engine, out, beside, table);
  } finally {
    await engine.close();
  }
  await rm(joinPath(out, 'week-before'), { recursive: true, force: true });
  await rename(beside, joinPath(out, 'week-before'));
}

async function writeEarlier(engine: Engine, out: string, made: string, { table, twice = false }: { table: string; twice?: boolean }): Promise<void> {
  const folder = joinPath(made, database);
  await mkdir(folder, { recursive: true });
  const file = joinPath(out, 'databases', database, `${table}.csv`);
  const rows = sql`read_csv(${file}, header = true, all_varchar = true, delim = ${'\t'}, quote = '"', escape = '"')`;
  const columns = (await engine.all<{ column_name: string }>(sql`describe select * from ${rows}`)).map(({ column_name }) => column_name);
  const key = sql`t.${id(columns[0] ?? '')}`;
  const then = (column: string): Sql => sql`coalesce(e.true_values[${column}], t.${id(column)}) as ${id(column)}`;
  const errors = sql`(select record_key, map_from_entries(list((column_name, true_value))) as true_values
    from (select record_key, "column" as column_name, any_value(true_value) as true_value from read_parquet(${joinPath(out, 'truth', 'errors.parquet')})
      where database = ${database} and "table" = ${table} and "column" is not null and true_value is not null and hash(record_key) % 3 <> 0
      group by all) group by all)`;
  await engine.run(sql`copy (select ${join(columns.map(then))}
    from (select *, row_number() over () as place from ${rows}) t left join ${errors} e on e.record_key = ${key}
      join (values (1), (2)) as copies(n) on n = 1 or (${twice} and hash(${key}) % 8 = 0) order by t.place, n)
    to ${joinPath(folder, `${table}.csv`)} (format csv, header true, delimiter ${'\t'})`);
}
