import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Engine, sql } from '@sogoc/engine';
import type { DatabaseSpec, TableSpec } from '../derive/spec.ts';
import { publicName } from '../variant/publish.ts';
import { rowsOf, visible } from './rows.ts';

export type DumpDialect = 'postgres' | 'mariadb';

const ROWS_PER_INSERT = 400;

/** Writes a dump that psql or mariadb loads as it is: tables with primary keys, rows, no foreign keys (the references are not clean). */
export async function writeDump(engine: Engine, path: string, database: DatabaseSpec, dialect: DumpDialect, signal?: AbortSignal): Promise<void> {
  const lines = dialect === 'postgres' ? postgresLines(engine, `${path}.rows`, database, signal) : mariadbLines(engine, database, signal);
  await pipeline(Readable.from(lines), createWriteStream(path));
}

/** The rows of a table go through the engine's own CSV writer, which psql reads as it stands. */
async function* postgresLines(engine: Engine, rows: string, database: DatabaseSpec, signal?: AbortSignal): AsyncGenerator<string | Buffer> {
  yield "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n";
  for (const table of database.tables) {
    yield create(table, 'postgres');
    yield `COPY ${publicName(table)} (${names(table).join(', ')}) FROM stdin WITH (FORMAT csv);\n`;
    await engine.run(sql`copy (${rowsOf(database.name, table, false)}) to ${rows} (format csv, header false)`, { signal });
    for await (const chunk of createReadStream(rows)) yield Buffer.from(chunk);
    await rm(rows);
    yield '\\.\n\n';
  }
}

async function* mariadbLines(engine: Engine, database: DatabaseSpec, signal?: AbortSignal): AsyncGenerator<string> {
  yield 'SET NAMES utf8mb4;\n';
  for (const table of database.tables) {
    yield create(table, 'mariadb');
    for await (const batch of engine.stream(rowsOf(database.name, table, false), { signal })) {
      const records = batch.map((record) => Object.values(record));
      yield inserts(table, records);
    }
  }
}

const names = (table: TableSpec): string[] => [table.key, ...visible(table)].map(publicName);

function create(table: TableSpec, dialect: DumpDialect): string {
  const key = dialect === 'postgres' ? 'text' : 'varchar(64)';
  const columns = visible(table).map((column) => `  ${publicName(column)} text`);
  const options = dialect === 'postgres' ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
  return `DROP TABLE IF EXISTS ${publicName(table)};\nCREATE TABLE ${publicName(table)} (\n${[
    `  ${publicName(table.key)} ${key} PRIMARY KEY`,
    ...columns,
  ].join(',\n')}\n)${options};\n`;
}

const literal = (value: unknown): string => (value === null ? 'NULL' : `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);

function inserts(table: TableSpec, records: unknown[][]): string {
  let out = '';
  for (let start = 0; start < records.length; start += ROWS_PER_INSERT) {
    const values = records.slice(start, start + ROWS_PER_INSERT).map((record) => `(${record.map(literal).join(',')})`);
    out += `INSERT INTO ${publicName(table)} (${names(table).join(', ')}) VALUES\n${values.join(',\n')};\n`;
  }
  return out;
}
