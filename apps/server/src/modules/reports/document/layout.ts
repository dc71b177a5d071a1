/**
 * How an administrative document looks by Appendix I of Decree 30/2020/NĐ-CP: A4 upright, margins in millimetres within what the decree allows (top and bottom
 * 20 to 25, left 30 to 35, right 15 to 20), letters in points, Times New Roman, black.
 */
export const page = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20 } as const;
export const font = 'Times New Roman';
export const size = {
  motto: 13,
  mottoSecond: 14,
  issuer: 13,
  number: 13,
  placeAndDate: 14,
  title: 14,
  body: 14,
  table: 12,
  signature: 14,
  recipientsTitle: 12,
  recipients: 11,
  pageNumber: 14,
} as const;

/** In millimetres: the first line of a paragraph goes in by so much. In points: so much between paragraphs. */
export const indent = 10;
export const between = 6;

/** Shares of the width that issuer and motto take. */
export const heading = { issuer: 0.38, motto: 0.62 } as const;
export const millimetre = { points: 72 / 25.4, twips: 1440 / 25.4 } as const;

/**
 * How wide the columns of a table are, in the unit of `width`: by weight, but none narrower than it needs while others have room.
 * @param least millimetres that each column needs.
 */
export function columnWidths(columns: readonly { weight: number; least: number }[], width: number): number[] {
  const all = page.width - page.left - page.right;
  const narrow = new Set<number>();
  for (;;) {
    const taken = [...narrow].reduce((sum, index) => sum + (columns[index]?.least ?? 0), 0);
    const weight = columns.reduce((sum, column, index) => (narrow.has(index) ? sum : sum + column.weight), 0);
    const room = Math.max(0, all - taken);
    const next = columns.findIndex((column, index) => !narrow.has(index) && weight > column.weight && (room * column.weight) / weight < column.least);
    if (next !== -1) {
      narrow.add(next);
      continue;
    }
    const widths = columns.map((column, index) => (narrow.has(index) ? column.least : (room * column.weight) / weight));
    const sum = widths.reduce((total, one) => total + one, 0);
    return widths.map((one) => (one / sum) * width);
  }
}
