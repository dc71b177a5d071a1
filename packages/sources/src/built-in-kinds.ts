import { csvKind } from './kinds/csv/csv-kind.ts';
import { folderKind } from './kinds/folder/folder-kind.ts';
import { jsonKind } from './kinds/json/json-kind.ts';
import { mysqlKind } from './kinds/mysql/mysql-kind.ts';
import { parquetKind } from './kinds/parquet/parquet-kind.ts';
import { partsKind } from './kinds/parts/parts-kind.ts';
import { postgresKind } from './kinds/postgres/postgres-kind.ts';
import { xlsxKind } from './kinds/xlsx/xlsx-kind.ts';
import type { SourceKind } from './source-kind.ts';

/** The kinds that come with the house, in the order they are asked. */
export const builtInKinds: readonly SourceKind[] = [folderKind, partsKind, parquetKind, xlsxKind, jsonKind, csvKind, postgresKind, mysqlKind];
