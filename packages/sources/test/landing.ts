import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { type LandContext, type LandedDatabase, type LandedTable, landDatabase, type SourceSpec } from '../src/index.ts';

/** A folder, a lake and an engine of a test's own. */
export interface Bench extends AsyncDisposable {
  folder: string;
  engine: Engine;
  write(name: string, content: string | Uint8Array): Promise<string>;
  land(source: string, more?: Partial<SourceSpec>, context?: Partial<LandContext>): Promise<LandedDatabase>;
  /** Every value as text, as `cast(x as varchar)` gives it, rows in their order. */
  rows(table: LandedTable | undefined): Promise<(string | null)[][]>;
  /** Temporary files left anywhere in the lake. */
  leftovers(): Promise<string[]>;
}

export async function openBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-sources-'));
  const engine = await openDuckDb({ memoryLimit: 2 ** 30, threads: 2 });
  const lake = join(folder, 'lake');
  const limits = { statementTimeout: 20_000, connectTimeout: 5_000, maxUnpacked: 2 ** 28, maxColumns: 5_000 };
  return {
    folder,
    engine,
    write: async (name, content) => {
      await writeFile(join(folder, name), content);
      return name;
    },
    land: (source, more = {}, context = {}) =>
      landDatabase({ name: 'db', source, baseDirectory: folder, ...more }, { engine, lake, snapshot: 's', environment: {}, limits, ...context }),
    rows: async (table) => {
      const rows = await engine.all(
        sql`select columns(*)::varchar from ${engine.dialect.readParquet(table?.parts?.map(({ file }) => file) ?? [table?.file ?? ''])}`,
      );
      return rows.map((row) => Object.values(row) as (string | null)[]);
    },
    leftovers: async () => (await readdir(lake, { recursive: true })).filter((name) => /\.partial$/.test(name)),
    [Symbol.asyncDispose]: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The error that a landing ends with. */
export async function failure(work: Promise<unknown>): Promise<{ code: string; message: string; place?: string; remedy?: string }> {
  try {
    await work;
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error('It should have failed');
}
