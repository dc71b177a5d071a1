import type { PackageFile } from '../kinds/xlsx/package-file.ts';
import { readSheet } from '../kinds/xlsx/read-sheet.ts';
import { readXml } from '../kinds/xlsx/read-xml.ts';
import { readWorkbook, type Sheet } from '../kinds/xlsx/workbook.ts';
import type { Grid, GridBudget, GridRow } from './grid.ts';

interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The sheets of a workbook that hold anything. Formulas come as the value last computed; macros are not even opened. */
export async function sheetGrids(file: PackageFile, budget: GridBudget): Promise<Grid[]> {
  const book = await readWorkbook(file);
  const grids: Grid[] = [];
  for (const [index, sheet] of book.sheets.entries()) {
    const rows: GridRow[] = [];
    const take = (cells: (string | null)[], number: number): void => {
      budget.row(cells);
      rows.push({ number, cells });
    };
    await readSheet(file, sheet.part, book, take, async () => undefined);
    if (rows.length === 0) continue;
    spread(rows, await mergedAreas(file, sheet), budget);
    grids.push({ name: sheet.name, ordinal: index + 1, rows });
  }
  return grids;
}

async function mergedAreas(file: PackageFile, sheet: Sheet): Promise<Area[]> {
  const areas: Area[] = [];
  await readXml(await file.open(sheet.part), {
    open: (name, { ref = '' }) => {
      const [, left = '', top, right = '', bottom] = (name === 'mergeCell' && /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref)) || [];
      if (left) areas.push({ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) });
    },
  });
  return areas;
}

/** Writes what is merged into each row and column that it covers and that is there. */
function spread(rows: GridRow[], areas: readonly Area[], budget: GridBudget): void {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const places = new Map(rows.map(({ number }, index) => [number, index]));
  for (const { top, left, bottom, right } of areas) {
    const first = places.get(top);
    const value = first === undefined ? null : (rows[first]?.cells[left] ?? null);
    if (first === undefined || value === null) continue;
    for (const row of rows.slice(first)) {
      if (row.number > bottom) break;
      for (let column = left; column <= Math.min(right, width - 1); column += 1) {
        if (row.number === top && column === left) continue;
        budget.text(value);
        while (row.cells.length < column) row.cells.push(null);
        row.cells[column] = value;
      }
    }
  }
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
