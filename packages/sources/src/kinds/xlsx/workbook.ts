import { posix } from 'node:path';
import { type NumberStyle, numberStyle } from './number-style.ts';
import type { PackageFile } from './package-file.ts';
import { readXml } from './read-xml.ts';

export interface Sheet {
  name: string;
  part: string;
}

/** What a workbook says besides its sheets' cells. */
export interface Workbook {
  sheets: Sheet[];
  /** Days are counted from 1904, as old Macintosh programs did. */
  from1904: boolean;
  strings: string[];
  /** By the style number of a cell. */
  styles: NumberStyle[];
}

/** Reads a workbook's list of sheets, shared texts and number formats (ECMA-376 part 1, 18.2, 18.4, 18.8). */
export async function readWorkbook(file: PackageFile): Promise<Workbook> {
  const root = (await relations(file, '_rels/.rels', '')).find((relation) => relation.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const folder = posix.dirname(root);
  const related = await relations(file, `${folder}/_rels/${posix.basename(root)}.rels`, folder);
  const { sheets, from1904 } = await sheetList(file, root, related);
  const part = (kind: string): string | undefined => related.find((relation) => relation.type.endsWith(kind))?.target;
  return { sheets, from1904, strings: await sharedStrings(file, part('/sharedStrings')), styles: await cellStyles(file, part('/styles')) };
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

async function relations(file: PackageFile, part: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  if (!file.has(part)) return found;
  await readXml(await file.open(part), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship') found.push({ id: Id, type: Type, target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target) });
    },
  });
  return found;
}

async function sheetList(file: PackageFile, root: string, related: readonly Relation[]): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readXml(await file.open(root), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const key = Object.entries(attributes).find(([attribute]) => attribute.endsWith(':id'))?.[1];
      const relation = related.find(({ id }) => id === key);
      if (relation?.type.endsWith('/worksheet')) sheets.push({ name: attributes.name ?? '', part: relation.target });
    },
  });
  return { sheets, from1904 };
}

async function sharedStrings(file: PackageFile, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!part || !file.has(part)) return strings;
  let text = '';
  let inText = false;
  let phonetic = false;
  await readXml(await file.open(part), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

async function cellStyles(file: PackageFile, part: string | undefined): Promise<NumberStyle[]> {
  const styles: NumberStyle[] = [];
  const custom = new Map<number, string>();
  if (!part || !file.has(part)) return styles;
  let inCells = false;
  await readXml(await file.open(part), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') custom.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) styles.push(numberStyle(Number(numFmtId), custom.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
