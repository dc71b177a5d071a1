import { constants, copyFile } from 'node:fs/promises';
import { EngineError, type RunOptions, sql, writeWhole } from '@sogoc/engine';
import type { LandContext } from '../../source-kind.ts';

/** A column as the engine describes it. */
export interface Described {
  column_name: string;
  column_type: string;
}

/** Up to this many rows the size of row groups does not matter. */
const fewRows = 250_000;
/** Rows that an average row group may hold: engines share a file among processors by row groups, and pay for the opening of each. */
const groupRows = { least: 10_000, most: 1_000_000 };

/** The columns that the engine sees in a file. */
export function describe(path: string, { engine, signal }: LandContext): Promise<Described[]> {
  return engine.all<Described>(sql`describe select * from read_parquet(${path})`, { signal });
}

/**
 * Copies a Parquet file as it is (a file system that can share blocks copies nothing) and resolves to its rows, or to null where it had better be
 * written anew: its row groups are too large or too small, or some columns come from the names of its folders. The footer and where each column's
 * pages lie are read; the pages themselves are left to the profile, which reads all of them.
 * @throws EngineError when the file is not Parquet or is cut off.
 */
export async function copyWhole(source: string, columns: readonly Described[], file: string, context: LandContext): Promise<number | null> {
  const { engine, signal } = context;
  return writeWhole(file, async (beside) => {
    await copyFile(source, beside, constants.COPYFILE_FICLONE);
    const [rows, same] = [await wholeRows(beside, engine, { signal }), await describe(beside, context)];
    return rows !== null && JSON.stringify(same) === JSON.stringify(columns) ? rows : null;
  });
}

async function wholeRows(path: string, engine: LandContext['engine'], options: RunOptions): Promise<number | null> {
  const { rows, groups, size } = await engine.one<{ rows: number; groups: number; size: number }>(
    sql`select num_rows as rows, num_row_groups as groups, file_size_bytes as size from parquet_file_metadata(${path})`,
    options,
  );
  const { cut } = await engine.one<{ cut: number }>(
    sql`select count(*) as cut from parquet_metadata(${path})
        where least(data_page_offset, coalesce(nullif(dictionary_page_offset, 0), data_page_offset)) + total_compressed_size > ${size}`,
    options,
  );
  if (cut > 0) throw new EngineError('ENGINE_QUERY_FAILED', 'The file ends before its columns do');
  const average = rows / Math.max(1, groups);
  return rows <= fewRows || (average >= groupRows.least && average <= groupRows.most) ? rows : null;
}
