import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type Sql, sql } from '@sogoc/engine';
import { afterAll } from 'vitest';
import type { ProfileInput } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sogoc-profile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** Writes a query's result to Parquet and describes it as a source would. */
export async function land(engine: Engine, query: Sql, more: Partial<ProfileInput> = {}): Promise<ProfileInput> {
  count += 1;
  const file = join(folder, `${count}.parquet`);
  await engine.writeParquet(query, file);
  const described = await engine.all<{ column_name: string; column_type: string }>(sql`describe select * from read_parquet(${file})`);
  const columns = described.map(({ column_name, column_type }) => ({ name: column_name, sourceType: column_type, type: 'text' as const }));
  return { database: 'test', table: 'table', file, columns, primaryKey: null, unique: [], references: [], ...more };
}
