import { type Engine, id, join, openDuckDb, sql } from '@sogoc/engine';
import type { LinkModel, LinkTable } from '../src/index.ts';

/** A small engine for a test file. */
export const openTestEngine = (): Promise<Engine> => openDuckDb({ threads: 2, memoryLimit: 512 * 2 ** 20 });

/** Rows as a table to be linked: text columns, the first one the key. */
export async function tableOf(
  engine: Engine,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<LinkTable> {
  const [key = 'id'] = columns;
  const empty = sql`select ${join(columns.map((column) => sql`cast(null as varchar) as ${id(column)}`))} where false`;
  const values =
    rows.length === 0
      ? empty
      : sql`select * from (values ${join(rows.map((row) => sql`(${join([...row])})`))}) v(${join(columns.map((column) => id(column)))})`;
  const table = await engine.materialize('test_table', values);
  return { name, relation: sql`${table.name}`, key: sql`${id(key)}` };
}

export const emptyModel: LinkModel = {
  format: 'sogoc-link-model',
  version: 1,
  kind: 'dedupe',
  blocking: [],
  comparisons: [],
  prior: null,
  duplication: null,
  threshold: 0.5,
};
