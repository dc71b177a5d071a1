import { open } from 'node:fs/promises';
import { openPackage } from '../kinds/xlsx/package-file.ts';
import { SourceError } from '../source-error.ts';
import { documentGrids } from './document-grids.ts';
import { type Grid, GridBudget, type GridLimits } from './grid.ts';
import { sheetGrids } from './sheet-grids.ts';

/**
 * Reads the tables of an Excel workbook or a Word text, whatever its file is called. Nothing in it is run, fetched or expanded; a file that unfolds beyond the
 * limits is broken off.
 * @param place Names the file in errors.
 * @throws SourceError `SOURCE_BROKEN`, `SOURCE_UNKNOWN_KIND`, `SOURCE_TOO_LARGE`, `SOURCE_TOO_MANY_COLUMNS`, `SOURCE_EMPTY`.
 */
export async function readGrids(path: string, limits: GridLimits, place: string): Promise<Grid[]> {
  await refuseOthers(path, place);
  await using file = await openPackage(path, limits.maxUnpacked, place);
  const budget = new GridBudget(limits);
  const grids = await gridsOf(file, budget, place).catch((error: unknown) => {
    if (error instanceof SourceError) throw new SourceError(error.code, error.message, { place, ...(error.remedy && { remedy: error.remedy }) });
    throw new SourceError('SOURCE_BROKEN', 'The document is damaged or cut off', { place, remedy: 'Save it again from its program', cause: error });
  });
  if (grids.length === 0) throw new SourceError('SOURCE_EMPTY', 'The document holds no table', { place, remedy: 'Choose the file with the list' });
  return grids;
}

/** Programs' files of before 2007, and whatever is locked by a password: both are compound files. */
const compound = 'd0cf11e0a1b11ae1';

async function refuseOthers(path: string, place: string): Promise<void> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
  if (buffer.toString('hex') === compound) {
    throw new SourceError('SOURCE_UNKNOWN_KIND', 'It is of the old kind (.xls, .doc), or locked by a password', {
      place,
      remedy: 'Open it in its program and save it as .xlsx or .docx, without a password',
    });
  }
  if (bytesRead === 8 && !buffer.toString('latin1').startsWith('PK')) throw neither(place);
}

const neither = (place: string): SourceError =>
  new SourceError('SOURCE_UNKNOWN_KIND', 'It is neither an Excel workbook nor a Word text', { place, remedy: 'Save it as .xlsx or .docx' });

async function gridsOf(file: Parameters<typeof sheetGrids>[0], budget: GridBudget, place: string): Promise<Grid[]> {
  if (file.has('word/document.xml')) return documentGrids(file, budget);
  if (file.has('xl/workbook.xml') || file.has('_rels/.rels')) return sheetGrids(file, budget);
  throw neither(place);
}
