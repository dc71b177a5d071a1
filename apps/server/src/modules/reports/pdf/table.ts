import { columnWidths, page, size } from '../document/layout.ts';
import type { TableBlock } from '../document/model.ts';
import { firstLine, mm, type Sheet, width } from './sheet.ts';

const [left, inside] = [mm(page.left), 3.5];
const highest = mm(page.height - page.top - page.bottom) - 40;

/** A table over as many pages as it takes; each begins with its head. */
export function writeTable(sheet: Sheet, { title, columns, rows, note }: TableBlock): void {
  const { pdf } = sheet;
  const widths = columnWidths(columns, width);
  const head = columns.map((column) => column.title);
  sheet.need(70);
  if (title) sheet.text(title, { style: 'italic', size: size.body, align: 'left', indent: firstLine, below: 3 });
  drawRow(sheet, head, widths, true, columns);
  for (const row of rows) {
    const before = pdf.bufferedPageRange().count;
    sheet.need(heightOf(sheet, row, widths, false));
    if (pdf.bufferedPageRange().count > before) drawRow(sheet, head, widths, true, columns);
    drawRow(sheet, row, widths, false, columns);
  }
  pdf.y += 3;
  if (note) sheet.text(note, { style: 'italic', size: size.table, align: 'left' });
  pdf.y += 6;
}

function heightOf({ pdf }: Sheet, cells: readonly string[], widths: readonly number[], isHead: boolean): number {
  pdf.font(isHead ? 'bold' : 'regular').fontSize(size.table);
  const heights = cells.map((text, index) => pdf.heightOfString(text || ' ', { width: (widths[index] ?? 0) - 2 * inside }));
  return Math.min(highest, Math.max(...heights) + 2 * inside);
}

function drawRow(sheet: Sheet, cells: readonly string[], widths: readonly number[], isHead: boolean, columns: TableBlock['columns']): void {
  const { pdf } = sheet;
  const height = heightOf(sheet, cells, widths, isHead);
  const top = pdf.y;
  let x = left;
  for (const [index, text] of cells.entries()) {
    const across = widths[index] ?? 0;
    pdf.lineWidth(0.5).rect(x, top, across, height).stroke();
    pdf.text(text, x + inside, top + inside, {
      ...{ width: across - 2 * inside, height: height - inside, ellipsis: true },
      align: isHead ? 'center' : (columns[index]?.align ?? 'left'),
    });
    x += across;
  }
  pdf.y = top + height;
  pdf.x = left;
}
