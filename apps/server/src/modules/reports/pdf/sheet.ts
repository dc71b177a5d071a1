import PDFDocument from 'pdfkit';
import { between, indent, millimetre, page } from '../document/layout.ts';
import type { ReportDocument } from '../document/model.ts';
import { fonts, type Style } from './fonts.ts';

export type Align = 'left' | 'center' | 'right' | 'justify';

/** Points of millimetres. */
export const mm = (millimetres: number): number => millimetres * millimetre.points;
const left = mm(page.left);
export const width = mm(page.width - page.left - page.right);

/** A PDF that is written from top to bottom, with new pages where there is no more room. */
export interface Sheet {
  pdf: PDFKit.PDFDocument;
  /** Writes a text between two shares of the width and goes on below it. */
  text(text: string, how: { style: Style; size: number; align: Align; from?: number; to?: number; indent?: number; below?: number }): void;
  /** A line of a length, in points, in the middle between two shares of the width. */
  rule(length: number, from?: number, to?: number): void;
  /** Goes to a new page where so many points have no room. */
  need(points: number): void;
}

/** @param made when the report was made: a document made again is the same, byte by byte. */
export function openSheet({ title, subject, issuer }: ReportDocument, made: Date): Sheet {
  const pdf = new PDFDocument({
    size: [mm(page.width), mm(page.height)],
    margins: { top: mm(page.top), bottom: mm(page.bottom), left, right: mm(page.right) },
    bufferPages: true,
    lang: 'vi',
    displayTitle: true,
    info: { Title: `${title}: ${subject}`, Author: issuer.name, CreationDate: made, ModDate: made },
    font: fonts.regular,
  });
  for (const [name, file] of Object.entries(fonts)) pdf.registerFont(name, file);
  const bottom = mm(page.height - page.bottom);
  const sheet: Sheet = {
    pdf,
    text(text, { style, size, align, from = 0, to = 1, indent: goesIn = 0, below = 0 }) {
      pdf.font(style).fontSize(size);
      pdf.text(text, left + from * width, pdf.y, { width: (to - from) * width, align, indent: goesIn, lineGap: size * 0.1 });
      pdf.y += below;
    },
    rule(length, from = 0, to = 1) {
      const middle = left + ((from + to) / 2) * width;
      pdf
        .moveTo(middle - length / 2, pdf.y + 2)
        .lineTo(middle + length / 2, pdf.y + 2)
        .lineWidth(0.75)
        .stroke();
      pdf.y += 6;
    },
    need(points) {
      if (pdf.y + points > bottom) pdf.addPage();
    },
  };
  return sheet;
}

export const firstLine = mm(indent);
export const paragraphGap = between;
