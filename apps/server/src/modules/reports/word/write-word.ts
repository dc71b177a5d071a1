import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { font, millimetre, page, size } from '../document/layout.ts';
import type { ReportDocument } from '../document/model.ts';
import { body } from './body.ts';
import { ending } from './ending.ts';
import { heading } from './heading.ts';
import { points } from './run.ts';

const twips = (millimetres: number): number => Math.round(millimetres * millimetre.twips);

/** A report as a Word document in the layout of Decree 30/2020/NĐ-CP. The page number stands above, from the second page on. */
export function writeWord(report: ReportDocument): Promise<Buffer> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: points(size.pageNumber) })],
  });
  const document = new Document({
    creator: report.issuer.name,
    title: `${report.title}: ${report.subject}`,
    styles: { default: { document: { run: { font, size: points(size.body), color: '000000', language: { value: languages[report.language] } } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              header: twips(10),
              footer: twips(10),
            },
          },
        },
        headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: new Footer({ children: [new Paragraph('')] }), first: new Footer({ children: [new Paragraph('')] }) },
        children: [...heading(report), ...body(report), ...ending(report)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const languages = { vi: 'vi-VN', en: 'en-GB', id: 'id-ID' } as const;
