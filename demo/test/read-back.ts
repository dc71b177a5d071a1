import { readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { decodeTcvn3 } from '@sogoc/vietnam';
import ExcelJS from 'exceljs';
import type { DatabaseSpec, TableSpec } from '../src/derive/spec.ts';
import { publicName } from '../src/variant/publish.ts';

/** Reads a data file back by readers that are not the generator's; every value as text, columns named as in the file. */
export async function readBack(engine: Engine, out: string, database: DatabaseSpec, table: TableSpec): Promise<Sql> {
  const path = (extension: string): string => joinPath(out, 'databases', database.name, `${publicName(table)}.${extension}`);
  switch (database.technology) {
    case 'parquet':
      return sql`(select columns(*)::varchar from read_parquet(${path('parquet')}))`;
    case 'ndjson':
      return sql`(select columns(*)::varchar from read_json(${path('ndjson')}, format = 'newline_delimited',
        columns = ${await jsonTypes(engine, path('ndjson'))}))`;
    case 'xlsx':
      return csv(await fromWorkbook(path('xlsx')), ',');
    default:
      return csv(
        table.legacyEncoding ? await fromTcvn3(path('csv')) : path('csv'),
        { csv: ',', 'csv-semicolon': ';', 'csv-tab': '\t' }[database.technology],
      );
  }
}

const csv = (path: string, delimiter: string): Sql =>
  sql`(select * from read_csv(${path}, delim = ${delimiter}, header = true, all_varchar = true, quote = '"', escape = '"', strict_mode = true))`;

async function jsonTypes(engine: Engine, path: string): Promise<Sql> {
  const [row] = await engine.all<{ names: string[] }>(sql`select json_keys(json) as names from read_json_objects(${path}) limit 1`);
  return sql`{${join((row?.names ?? []).map((name) => sql`${id(name)}: 'VARCHAR'`))}}`;
}

async function fromTcvn3(path: string): Promise<string> {
  const text = decodeTcvn3(await readFile(path, 'latin1'));
  await writeFile(`${path}.read`, text);
  return `${path}.read`;
}

async function fromWorkbook(path: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const lines: string[] = [];
  book.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    const values = Array.from({ length: book.worksheets[0]?.columnCount ?? 0 }, (_, index) => row.getCell(index + 1).value);
    lines.push(values.map((value) => (value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`)).join(','));
  });
  await writeFile(`${path}.read`, lines.join('\n'));
  return `${path}.read`;
}
