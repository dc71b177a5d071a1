import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, sql } from '@sogoc/engine';
import { type CountryPack, profileTable } from '@sogoc/profile';
import type { OriginDatabase } from '../src/index.ts';

/** A small database of text tables for tests: `{ table: [{ column: value }] }`, landed and profiled for real. */
export async function database(
  engine: Engine,
  name: string,
  asOf: string | null,
  tables: Record<string, readonly Record<string, string | null>[]>,
  pack: CountryPack,
): Promise<OriginDatabase> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'sogoc-origin-'));
  const profiles: OriginDatabase['tables'][number][] = [];
  for (const [table, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {});
    const file = joinPath(folder, `${table}.parquet`);
    await using landed = await engine.ingest(
      'test_rows',
      columns.map((column) => ({ name: column, type: 'text' as const })),
      [rows.map((row) => columns.map((column) => row[column] ?? null))],
    );
    await engine.writeParquet(sql`select ${join(columns.map((column) => id(column)))} from ${landed.name}`, file);
    const input = {
      database: name,
      table,
      file,
      columns: columns.map((column) => ({ name: column, sourceType: 'text', type: 'text' as const })),
      primaryKey: null,
      unique: [],
      references: [],
    };
    profiles.push(await profileTable(engine, input, { pack }));
  }
  return { name, asOf, tables: profiles };
}
