import { type Engine, type Sql, sql } from '@sogoc/engine';
import { ZipWriter } from './zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const MAX_ROWS = 1_048_575;

/** Writes one workbook with one sheet (ECMA-376, inline strings). Beyond the rows that a sheet can hold, further sheets follow. */
export async function writeXlsx(engine: Engine, rows: Sql, path: string, sheet: string, signal?: AbortSignal): Promise<void> {
  const zip = await ZipWriter.create(path);
  const sheets: string[] = [];
  let parts: Buffer[] = [];
  let lines = 0;
  let head = '';
  const finish = async (): Promise<void> => {
    sheets.push(sheets.length === 0 ? sheet : `${sheet} (${sheets.length + 1})`);
    const content = Buffer.concat([
      Buffer.from(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${head}`),
      ...parts,
      Buffer.from('</sheetData></worksheet>'),
    ]);
    await zip.add(`xl/worksheets/sheet${sheets.length}.xml`, content);
    parts = [];
    lines = 0;
  };
  for await (const batch of engine.stream(sql`${rows}`, { signal })) {
    head ||= row(1, Object.keys(batch[0] ?? {}));
    if (lines + batch.length > MAX_ROWS) await finish();
    parts.push(Buffer.from(batch.map((record, index) => row(lines + index + 2, Object.values(record))).join('')));
    lines += batch.length;
  }
  await finish();
  await zip.add('xl/workbook.xml', workbook(sheets));
  await zip.add('xl/_rels/workbook.xml.rels', relations(sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const)));
  await zip.add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  await zip.add('[Content_Types].xml', contentTypes(sheets.length));
  await zip.close();
}

function row(number: number, values: readonly unknown[]): string {
  return `<row r="${number}">${values.map((value, index) => cellOf(`${columnName(index)}${number}`, value)).join('')}</row>`;
}

/** A, B ... Z, AA, AB ... for columns counted from 0. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

function cellOf(place: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function workbook(sheets: readonly string[]): Buffer {
  const list = sheets.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  return Buffer.from(`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>`);
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): Buffer {
  const list = targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`).join('');
  return Buffer.from(`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list}</Relationships>`);
}

function contentTypes(sheets: number): Buffer {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheet = (number: number): string => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${kind}.worksheet+xml"/>`;
  const list = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>`,
    ...Array.from({ length: sheets }, (_, index) => sheet(index + 1)),
  ];
  return Buffer.from(`${HEAD}<Types xmlns="${PACKAGE}/content-types">${list.join('')}</Types>`);
}
