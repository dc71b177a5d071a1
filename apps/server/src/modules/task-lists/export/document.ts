import { AlignmentType, Document, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Identity } from '../../../access/identity.ts';
import type { Line } from './lines.ts';
import { type Exported, wordsOf } from './words.ts';

/** Columns that fit on a page across, with their share of its width in per cent. */
const columns: readonly (readonly [Exported, number])[] = [
  ...([
    ['number', 7],
    ['title', 27],
    ['lead', 14],
    ['coordinating', 15],
  ] as const),
  ...([
    ['due', 9],
    ['result', 13],
    ['difficulty', 7],
    ['state', 8],
  ] as const),
];
const millimetre = 1440 / 25.4;
const font = 'Times New Roman';

/** A text with one table, on A4 across with the margins of Decree 30/2020/NĐ-CP; its head is repeated on each page. */
export async function documentOf(lines: readonly Line[], asOf: string, language: Identity['language']): Promise<Buffer> {
  const { heads, title, asOf: asOfWords } = wordsOf[language];
  const head = new TableRow({ tableHeader: true, children: columns.map(([key, share]) => cell(heads[key], share, true)) });
  const rows = lines.map((line) => new TableRow({ cantSplit: true, children: columns.map(([key, share]) => cell(shown(key, line[key]), share)) }));
  const margin = { top: 20 * millimetre, bottom: 20 * millimetre, left: 30 * millimetre, right: 15 * millimetre };
  const size = { orientation: PageOrientation.LANDSCAPE, width: 210 * millimetre, height: 297 * millimetre };
  const document = new Document({
    styles: { default: { document: { run: { font, size: 24 } } } },
    sections: [
      {
        properties: { page: { margin, size } },
        children: [
          new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: title, bold: true, size: 28 })] }),
          new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: `(${asOfWords} ${day(asOf)})`, italics: true })] }),
          new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [head, ...rows] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function cell(text: string, share: number, bold = false): TableCell {
  return new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    children: [new Paragraph({ children: [new TextRun({ text, bold, size: 22 })] })],
  });
}

const day = (written: string): string => written.split('-').reverse().join('/');
const shown = (key: Exported, value: Line[Exported]): string => (key === 'due' ? day(String(value)) : String(value ?? ''));
