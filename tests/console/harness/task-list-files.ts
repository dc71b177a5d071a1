import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import exceljs from 'exceljs';

type Rows = readonly (readonly string[])[];

/** A list of tasks as offices send it: a workbook with a title above the table. @returns what a file field takes. */
export async function excelList(rows: Rows) {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Phụ lục');
  for (const row of [['PHỤ LỤC NHIỆM VỤ'], ...rows]) sheet.addRow([...row]);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: 'danh-muc.xlsx', mimeType, buffer: Buffer.from(await workbook.xlsx.writeBuffer()) };
}

/** The same as a table of a letter. */
export async function wordList(rows: Rows) {
  const table = new Table({
    rows: rows.map((row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) })),
  });
  const document = new Document({ sections: [{ children: [new Paragraph('PHỤ LỤC NHIỆM VỤ'), table] }] });
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { name: 'danh-muc.docx', mimeType, buffer: await Packer.toBuffer(document) };
}
