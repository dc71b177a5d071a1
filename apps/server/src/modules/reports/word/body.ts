import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { between, columnWidths, indent, millimetre, page, size } from '../document/layout.ts';
import type { Block, ReportDocument, TableBlock } from '../document/model.ts';
import { run } from './run.ts';

const width = Math.round((page.width - page.left - page.right) * millimetre.twips);
const firstLine = Math.round(indent * millimetre.twips);
const spacing = { before: between * 20, after: between * 20, line: 264 };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** Parts, paragraphs and tables. */
export function body({ blocks }: ReportDocument): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => written(block, index === blocks.length - 1));
}

/** @param isLast stays with the signature, which never stands on a page of its own. */
function written(block: Block, isLast: boolean): (Paragraph | Table)[] {
  if (block.kind === 'table') return table(block);
  if (block.kind === 'addressee')
    return [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 60, after: 180 }, children: [run(block.text, size.body)] })];
  const isHeading = block.kind === 'heading';
  const text = block.kind === 'item' ? `- ${block.text}` : block.text;
  return [
    new Paragraph({
      alignment: AlignmentType.JUSTIFIED,
      spacing,
      indent: { firstLine },
      keepNext: isHeading || isLast,
      keepLines: isLast,
      children: [run(text, size.body, { bold: isHeading })],
    }),
  ];
}

function table({ title, columns, rows, note }: TableBlock): (Paragraph | Table)[] {
  const widths = columnWidths(columns, width).map(Math.floor);
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 70, right: 70 },
            children: [
              new Paragraph({
                alignment: isHead ? AlignmentType.CENTER : alignments[columns[index]?.align ?? 'left'],
                children: [run(text, size.table, { bold: isHead })],
              }),
            ],
          }),
      ),
    });
  const head = row(
    columns.map((column) => column.title),
    true,
  );
  const grid = { width: { size: width, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED };
  return [
    ...(title ? [new Paragraph({ spacing, keepNext: true, indent: { firstLine }, children: [run(title, size.body, { italics: true })] })] : []),
    new Table({ ...grid, rows: [head, ...rows.map((cells) => row(cells, false))] }),
    new Paragraph({ spacing: { before: 40, after: 120 }, children: note ? [run(note, size.table, { italics: true })] : [] }),
  ];
}
