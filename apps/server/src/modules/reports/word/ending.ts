import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { millimetre, page, size } from '../document/layout.ts';
import type { ReportDocument } from '../document/model.ts';
import { noBorders } from './no-borders.ts';
import { run } from './run.ts';

const half = Math.round(((page.width - page.left - page.right) * millimetre.twips) / 2);

/** Who gets it, at the left; who signs, at the right, with room for signature and seal. */
export function ending({ recipients, signature }: ReportDocument): (Paragraph | Table)[] {
  const left = [
    new Paragraph({ children: [run(recipients.title, size.recipientsTitle, { bold: true, italics: true })] }),
    ...recipients.items.map((item) => new Paragraph({ children: [run(item, size.recipients)] })),
  ];
  const centred = (text: string, before = 0): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before }, children: [run(text, size.signature, { bold: true })] });
  const right = [
    ...(signature.authority ? [centred(signature.authority.toUpperCase())] : []),
    centred(signature.title.toUpperCase()),
    centred(signature.name ?? '', 1500),
  ];
  const cell = (children: Paragraph[]): TableCell => new TableCell({ children, width: { size: half, type: WidthType.DXA } });
  return [
    new Paragraph({ keepNext: true, children: [] }),
    new Table({
      width: { size: half * 2, type: WidthType.DXA },
      columnWidths: [half, half],
      layout: TableLayoutType.FIXED,
      borders: noBorders,
      rows: [new TableRow({ cantSplit: true, children: [cell(left), cell(right)] })],
    }),
  ];
}
