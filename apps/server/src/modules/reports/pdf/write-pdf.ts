import { buffer } from 'node:stream/consumers';
import { page, heading as shares, size } from '../document/layout.ts';
import type { Block, ReportDocument } from '../document/model.ts';
import { firstLine, mm, openSheet, paragraphGap, type Sheet, width } from './sheet.ts';
import { writeTable } from './table.ts';

/** A report as PDF in the layout of Decree 30/2020/NĐ-CP, with its fonts embedded. The same report and moment give the same bytes. */
export async function writePdf(report: ReportDocument, made: Date): Promise<Buffer> {
  const sheet = openSheet(report, made);
  heading(sheet, report);
  const last = report.blocks.at(-1);
  for (const block of report.blocks) {
    // A signature never stands on a page of its own: the last lines go with it.
    if (block === last && block.kind !== 'table') sheet.need(heightOf(sheet, block.text) + endingHeight(report));
    write(sheet, block);
  }
  ending(sheet, report);
  numberPages(sheet);
  const whole = buffer(sheet.pdf);
  sheet.pdf.end();
  return whole;
}

function heading(sheet: Sheet, { motto, issuer, number, placeAndDate, title, subject }: ReportDocument): void {
  const { pdf } = sheet;
  const [top, middle] = [pdf.y, shares.issuer];
  if (issuer.above) sheet.text(issuer.above.toUpperCase(), { style: 'regular', size: size.issuer, align: 'center', to: middle - 0.01 });
  sheet.text(issuer.name.toUpperCase(), { style: 'bold', size: size.issuer, align: 'center', to: middle - 0.01 });
  sheet.rule(width * middle * 0.4, 0, middle);
  sheet.text(number, { style: 'regular', size: size.number, align: 'center', to: middle });
  const lowest = pdf.y;
  pdf.y = top;
  // The country's name is one line: it is set a little smaller where the letters are wider than usual.
  sheet.text(motto[0].toUpperCase(), { style: 'bold', size: fitting(sheet, motto[0].toUpperCase()), align: 'center', from: middle });
  sheet.text(motto[1], { style: 'bold', size: size.mottoSecond, align: 'center', from: middle });
  pdf.font('bold').fontSize(size.mottoSecond);
  sheet.rule(pdf.widthOfString(motto[1]), middle);
  sheet.text(placeAndDate, { style: 'italic', size: size.placeAndDate, align: 'center', from: middle });
  pdf.y = Math.max(lowest, pdf.y) + 18;
  sheet.text(title.toUpperCase(), { style: 'bold', size: size.title, align: 'center' });
  sheet.text(subject, { style: 'bold', size: size.title, align: 'center' });
  sheet.rule(width * 0.3);
  pdf.y += 10;
}

function fitting({ pdf }: Sheet, text: string): number {
  const there = (1 - shares.issuer) * width;
  const needed = pdf.font('bold').fontSize(size.motto).widthOfString(text);
  return needed <= there ? size.motto : Math.max(12, (size.motto * there) / needed);
}

function write(sheet: Sheet, block: Block): void {
  if (block.kind === 'table') {
    writeTable(sheet, block);
    return;
  }
  if (block.kind === 'addressee') {
    sheet.text(block.text, { style: 'regular', size: size.body, align: 'center', below: paragraphGap });
    return;
  }
  const style = block.kind === 'heading' ? 'bold' : 'regular';
  // A heading is never the last line of a page.
  if (block.kind === 'heading') sheet.need(size.body * 4);
  const text = block.kind === 'item' ? `- ${block.text}` : block.text;
  sheet.text(text, { style, size: size.body, align: 'justify', indent: firstLine, below: paragraphGap });
}

const endingHeight = ({ recipients }: Pick<ReportDocument, 'recipients'>): number => Math.max(150, 30 + recipients.items.length * 14);

function heightOf({ pdf }: Sheet, text: string): number {
  return (
    pdf
      .font('regular')
      .fontSize(size.body)
      .heightOfString(text, { width, indent: firstLine, lineGap: size.body * 0.1 }) + paragraphGap
  );
}

function ending(sheet: Sheet, { recipients, signature }: ReportDocument): void {
  const { pdf } = sheet;
  sheet.need(endingHeight({ recipients }));
  pdf.y += 12;
  const top = pdf.y;
  sheet.text(recipients.title, { style: 'boldItalic', size: size.recipientsTitle, align: 'left', to: 0.5 });
  for (const item of recipients.items) sheet.text(item, { style: 'regular', size: size.recipients, align: 'left', to: 0.5 });
  pdf.y = top;
  for (const line of [signature.authority, signature.title]) {
    if (line) sheet.text(line.toUpperCase(), { style: 'bold', size: size.signature, align: 'center', from: 0.5 });
  }
  if (signature.name) {
    pdf.y += 62;
    sheet.text(signature.name, { style: 'bold', size: size.signature, align: 'center', from: 0.5 });
  }
}

/** Above, in the middle, from the second page on. */
function numberPages({ pdf }: Sheet): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start + 1; index < start + count; index += 1) {
    pdf.switchToPage(index);
    // Above the margin a text would begin a page of its own.
    const { top } = pdf.page.margins;
    pdf.page.margins.top = 0;
    pdf
      .font('regular')
      .fontSize(size.pageNumber)
      .text(String(index + 1), mm(page.left), mm(10), { width, align: 'center', lineBreak: false });
    pdf.page.margins.top = top;
  }
}
