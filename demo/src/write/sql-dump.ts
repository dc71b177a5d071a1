import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Engine, sql } from '@sogoc/engine';
import type { DatabaseSpec, TableSpec } from '../derive/spec.ts';
import { rowsOf, visible } from './rows.ts';

export type DumpDialect = 'postgres' | 'mariadb';

const ROWS_PER_INSERT = 400;

/** Writes a dump that psql or mariadb loads as it is: tables with primary keys, rows, no foreign keys (the references are not clean). */
export async function writeDump(engine: Engine, path: string, database: DatabaseSpec, dialect: DumpDialect, signal?: AbortSignal): Promise<void> {
  await pipeline(Readable.from(lines(engine, database, dialect, signal)), createWriteStream(path));
}

async function* lines(engine: Engine, database: DatabaseSpec, dialect: DumpDialect, signal?: AbortSignal): AsyncGenerator<string> {
  yield dialect === 'postgres' ? "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n" : 'SET NAMES utf8mb4;\n';
  for (const table of database.tables) {
    yield create(table, dialect);
    if (dialect === 'postgres') yield `COPY ${table.name} (${names(table).join(', ')}) FROM stdin;\n`;
    for await (const batch of engine.stream(sql`${rowsOf(database.name, table, false)}`, { signal })) {
      const records = batch.map((record) => Object.values(record));
      yield dialect === 'postgres' ? records.map((record) => `${record.map(copied).join('\t')}\n`).join('') : inserts(table, records);
    }
    if (dialect === 'postgres') yield '\\.\n\n';
  }
}

const names = (table: TableSpec): string[] => [table.key.name, ...visible(table).map((column) => column.name)];

function create(table: TableSpec, dialect: DumpDialect): string {
  const key = dialect === 'postgres' ? 'text' : 'varchar(64)';
  const columns = visible(table).map((column) => `  ${column.name} text`);
  const options = dialect === 'postgres' ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
  return `DROP TABLE IF EXISTS ${table.name};\nCREATE TABLE ${table.name} (\n${[`  ${table.key.name} ${key} PRIMARY KEY`, ...columns].join(',\n')}\n)${options};\n`;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const copied = (value: unknown): string => (value === null ? '\\N' : String(value).replaceAll(/[\\\t\n\r]/g, (char) => escapes[char] ?? char));
const literal = (value: unknown): string => (value === null ? 'NULL' : `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);

function inserts(table: TableSpec, records: unknown[][]): string {
  let out = '';
  for (let start = 0; start < records.length; start += ROWS_PER_INSERT) {
    const values = records.slice(start, start + ROWS_PER_INSERT).map((record) => `(${record.map(literal).join(',')})`);
    out += `INSERT INTO ${table.name} (${names(table).join(', ')}) VALUES\n${values.join(',\n')};\n`;
  }
  return out;
}
