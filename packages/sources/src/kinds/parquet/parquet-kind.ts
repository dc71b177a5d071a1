import { sql } from '@sogoc/engine';
import { fileTable, landOneFile } from '../../land/land-file.ts';
import { narrow, writeTable } from '../../land/write-table.ts';
import { SourceError } from '../../source-error.ts';
import type { LandContext, LandedTable, SourceKind } from '../../source-kind.ts';
import { placeOf } from '../../table-name.ts';
import { copyWhole, type Described, describe } from './copy-whole.ts';
import { checkWidth, landedColumns } from './parquet-columns.ts';

/** Parquet: a file. Types are kept. */
export const parquetKind: SourceKind = {
  kind: 'parquet',
  accepts: ({ path, isDirectory }) => path !== undefined && !isDirectory && /\.(?:parquet|pq)$/i.test(path),
  land: (spec, location, context) => landOneFile(spec, location, context, (path, table, file) => landParquet(path, spec.name, table, file, context)),
};

/** Lands a file as one table. */
async function landParquet(path: string, database: string, table: string, file: string, context: LandContext): Promise<LandedTable> {
  const place = placeOf(database, table);
  try {
    const described = await describe(path, context);
    checkWidth(described, place, context);
    const rows = await landRows(path, described, file, context);
    context.onProgress?.(table, rows);
    return fileTable({ name: table, file, rows, columns: landedColumns(described), reading: {}, problems: [] }, place);
  } catch (error) {
    if (error instanceof SourceError || context.signal?.aborted) throw error;
    throw new SourceError('SOURCE_BROKEN', 'The Parquet file is damaged, cut off or not Parquet', { place, remedy: 'Copy it again from its origin' });
  }
}

/** The file is copied where that serves, else written anew. */
async function landRows(path: string, described: readonly Described[], file: string, context: LandContext): Promise<number> {
  const copied = described.length <= narrow ? await copyWhole(path, described, file, context) : null;
  return (
    copied ??
    writeTable(sql`select * from ${context.engine.dialect.readParquet([path])}`, described.length, file, context, { signal: context.signal })
  );
}
