import { open } from 'node:fs/promises';
import { emptyTable } from '../../land/land-file.ts';
import { problemOf, rethrowCancellation, SourceError } from '../../source-error.ts';
import type { LandContext, LandedTables, SourceKind, SourceLocation, SourceSpec } from '../../source-kind.ts';
import { placeOf, stem, tableName, wanted } from '../../table-name.ts';
import { landSheet } from './land-sheet.ts';
import { openPackage, type PackageFile } from './package-file.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

/** XLSX workbooks (ECMA-376): every sheet that holds anything is a table. */
export const xlsxKind: SourceKind = {
  kind: 'xlsx',
  accepts: ({ path, isDirectory }) => path !== undefined && !isDirectory && /\.xls[xm]?$/i.test(path),
  land: landXlsx,
};

async function landXlsx(spec: SourceSpec, location: SourceLocation, context: LandContext): Promise<LandedTables> {
  const path = location.path ?? '';
  const place = placeOf(spec.name, location.table ?? stem(path));
  await refuseOldWorkbook(path, place);
  await using file = await openPackage(path, context.limits.maxUnpacked, place);
  const book = await readWorkbook(file).catch((error: unknown) => {
    throw error instanceof SourceError ? error : broken(place);
  });
  const landed: LandedTables = { tables: [], problems: [] };
  for (const sheet of book.sheets) {
    const name = tableName(location, sheet.name, book.sheets.length > 1);
    if (!wanted(spec, name)) continue;
    await landInto(landed, { file, book }, sheet, spec.name, name, context);
  }
  return landed;
}

async function landInto(
  landed: LandedTables,
  workbook: { file: PackageFile; book: Workbook },
  sheet: Workbook['sheets'][number],
  database: string,
  name: string,
  context: LandContext,
): Promise<void> {
  const place = placeOf(database, name);
  try {
    const table = await landSheet(workbook, sheet, database, name, context);
    if (table) landed.tables.push(table);
    else landed.problems.push({ ...emptyTable(place), message: 'The sheet is empty' });
  } catch (error) {
    rethrowCancellation(error, context.signal);
    landed.problems.push(problemOf(error instanceof SourceError ? error : broken(place), place));
  }
}

/** Workbooks from before 2007, and those locked by a password, are OLE compound files. */
async function refuseOldWorkbook(path: string, place: string): Promise<void> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
  if (bytesRead === 0) throw new SourceError('SOURCE_EMPTY', 'The file is empty', { place, remedy: 'Ask its owner for the file again' });
  if (buffer.toString('hex') === 'd0cf11e0a1b11ae1')
    throw new SourceError('SOURCE_UNKNOWN_KIND', 'It is an .xls workbook of before 2007, or one locked by a password', {
      place,
      remedy: 'Open it and save it as .xlsx without a password',
    });
}

const broken = (place: string): SourceError =>
  new SourceError('SOURCE_BROKEN', 'The workbook is damaged or cut off', { place, remedy: 'Save it again from its program' });
