import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckDbDialect } from './dialect-duckdb.ts';
import { isRunning } from './process.ts';
import { render, sql } from './sql.ts';

export interface DuckDbOptions {
  /** Bytes that the engine may hold before it spills; default 1 GiB. */
  memoryLimit?: number;
  /** Default: all processors. */
  threads?: number;
  /** Where it spills; default a fresh folder under the system's temporary one, removed at close. */
  temporaryDirectory?: string;
  /** Bytes that it may spill; default 90 % of what is free on that disk. */
  temporaryLimit?: number;
  /** Do results without `order by` keep the order of their files? Default true; false takes less memory for large writes. */
  preserveInsertionOrder?: boolean;
  /** When given, SQL can read and write files in these folders only, and no setting can be changed any more. */
  allowedDirectories?: readonly string[];
}

export interface OpenInstance {
  instance: DuckDBInstance;
  /** Removes what the options made; called after the instance is closed. */
  cleanUp: () => Promise<void>;
}

/** Bytes that an engine may hold where nobody says how many. */
export const usualMemory = 2 ** 30;

const mebibytes = (bytes: number): string => `${Math.max(1, Math.floor(bytes / 2 ** 20))}MiB`;

/** Opens an in-memory instance with the settings of the house: UTC, and no extension is ever fetched from the network. */
export async function openInstance(options: DuckDbOptions): Promise<OpenInstance> {
  const own = options.temporaryDirectory === undefined ? await makeTemporary() : undefined;
  const cleanUp = async (): Promise<void> => {
    if (own) await rm(own, { recursive: true, force: true });
  };
  try {
    const instance = await DuckDBInstance.create(':memory:', settings(options, own));
    await configure(instance, options);
    return { instance, cleanUp };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** Makes a fresh folder, and removes those that killed processes left. */
async function makeTemporary(): Promise<string> {
  const left = (await readdir(tmpdir())).filter((name) => !isRunning(Number(/^sogoc-(\d+)-/.exec(name)?.[1] ?? process.pid)));
  await Promise.allSettled(left.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
  return mkdtemp(join(tmpdir(), `sogoc-${process.pid}-`));
}

function settings(options: DuckDbOptions, own: string | undefined): Record<string, string> {
  return {
    memory_limit: mebibytes(options.memoryLimit ?? usualMemory),
    temp_directory: options.temporaryDirectory ?? own ?? '',
    preserve_insertion_order: String(options.preserveInsertionOrder ?? true),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.threads ? { threads: String(options.threads) } : {}),
  };
}

/** What DuckDB takes only once it is open. */
async function configure(instance: DuckDBInstance, { temporaryLimit, allowedDirectories }: DuckDbOptions): Promise<void> {
  const settings = [sql`set global TimeZone = 'UTC'`];
  if (temporaryLimit) settings.push(sql`set max_temp_directory_size = ${mebibytes(temporaryLimit)}`);
  if (allowedDirectories)
    settings.push(sql`set allowed_directories = ${allowedDirectories}`, sql`set enable_external_access = false`, sql`set lock_configuration = true`);
  const connection = await instance.connect();
  for (const setting of settings) await connection.run(render(setting, duckDbDialect));
  connection.closeSync();
}
