import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { millimetre, page, heading as shares, size } from '../document/layout.ts';
import type { ReportDocument } from '../document/model.ts';
import { noBorders } from './no-borders.ts';
import { run } from './run.ts';

const width = Math.round((page.width - page.left - page.right) * millimetre.twips);
const widths = [Math.round(width * shares.issuer), Math.round(width * shares.motto)] as const;

/** The national motto with its rule, the issuing agency with its rule, number and symbol, place and date; then title and subject. */
export function heading({ motto, issuer, number, placeAndDate, title, subject }: ReportDocument): (Paragraph | Table)[] {
  const [country, aims] = motto;
  const left = [
    ...(issuer.above ? [centred(run(issuer.above.toUpperCase(), size.issuer))] : []),
    centred(run(issuer.name.toUpperCase(), size.issuer, { bold: true })),
    rule(widths[0] * 0.3),
    centred(run(number, size.number)),
  ];
  const right = [
    centred(run(country.toUpperCase(), size.motto, { bold: true })),
    centred(run(aims, size.mottoSecond, { bold: true })),
    rule(widths[1] * 0.12),
    centred(run(placeAndDate, size.placeAndDate, { italics: true })),
  ];
  return [
    beside([left, right]),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 360 }, children: [run(title.toUpperCase(), size.title, { bold: true })] }),
    centred(run(subject, size.title, { bold: true })),
    rule(width * 0.35, 240),
  ];
}

function beside(cells: readonly [Paragraph[], Paragraph[]]): Table {
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [
      new TableRow({
        children: cells.map(
          (children, index) => new TableCell({ children, width: { size: widths[index] ?? 0, type: WidthType.DXA }, margins: { left: 0, right: 0 } }),
        ),
      }),
    ],
  });
}

const centred = (child: ReturnType<typeof run>): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, children: [child] });

/** A line below a text, so much shorter on either side. */
function rule(shorter: number, after = 60): Paragraph {
  const side = Math.round(shorter);
  return new Paragraph({
    spacing: { before: 0, after, line: 60, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });
}
