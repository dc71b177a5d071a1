import type { GridRow } from '@sogoc/sources';
import { plain } from './plain.ts';

export const fields = [
  'number',
  'title',
  'lead',
  'coordinating',
  'start',
  'due',
  'resultKind',
  'result',
  'difficulty',
  'priority',
  'recurs',
] as const;
export type Field = (typeof fields)[number];

/** Which column (from 0) tells what. */
export type Columns = Partial<Record<Field, number>>;

/** Words that heads of columns use, the surest first; compared without accents. */
const words: Readonly<Record<Field, readonly RegExp[]>> = {
  number: [/^(tt|stt|so tt|so thu tu)\.?$/, /^(ma|so hieu|so) (so )?nhiem vu$/, /^(ma|no\.?|number|#)$/],
  lead: [/chu tri/, /^lead/, /^(co quan|don vi|to chuc)( \S+)? (thuc hien|chu quan)$/, /penanggung jawab/],
  coordinating: [/phoi hop/, /coordinat|support/, /pendukung/],
  start: [/bat dau|trien khai tu|^start|^mulai/],
  due: [/thoi han|han hoan thanh|han chot|deadline|^due|tenggat/, /thoi (gian|diem)( thuc hien| hoan thanh)?$|^tien do$|^han$/],
  resultKind: [/^loai (san pham|ket qua)$|^kind of result|^jenis hasil/],
  result: [/san pham|ket qua|dau ra|result|output|hasil/],
  difficulty: [/muc do kho|do kho|difficulty|kesulitan/, /^muc do$/],
  priority: [/uu tien|priority|prioritas/],
  recurs: [/chu ky|dinh ky|lap lai|tan suat|recur|pengulangan/],
  title: [/^(ten |noi dung )?(nhiem vu|cong viec)/, /^noi dung( cong viec)?$/, /nhiem vu/, /^(task|tugas|title)/],
};

/** Columns of a head, each field the column that names it surest; a column tells one thing. */
export function columnsOf(head: readonly (string | null)[]): Columns {
  const columns: Columns = {};
  const taken = new Set<number>();
  const heads = head.map((cell) => plain(cell ?? ''));
  for (const surely of [0, 1, 2, 3]) {
    for (const field of fields) {
      const pattern = words[field][surely];
      if (columns[field] !== undefined || !pattern) continue;
      const at = heads.findIndex((text, index) => !taken.has(index) && text !== '' && text.length < 120 && pattern.test(text));
      if (at < 0) continue;
      columns[field] = at;
      taken.add(at);
    }
  }
  return columns;
}

export interface Head {
  /** Row number of the document at which the rows of tasks begin. */
  firstRow: number;
  columns: Columns;
  /** What each column is called, over all lines of the head. */
  names: string[];
}

const looked = 40;

/** Finds the head of a list: of one line or two, below any titles. The best is the one that names most fields. */
export function findHead(rows: readonly GridRow[]): Head | null {
  let best: Head | null = null;
  for (const [index, row] of rows.slice(0, looked).entries()) {
    for (const lines of [1, 2]) {
      const head = rows.slice(index, index + lines);
      if (head.length < lines || (lines === 2 && isValues(head[1]))) continue;
      const names = joined(head);
      const columns = columnsOf(names);
      const count = Object.keys(columns).length;
      if (columns.title === undefined || count < 2 || count <= Object.keys(best?.columns ?? {}).length) continue;
      const next = rows.slice(index + lines).find((one) => !numbersColumns(one));
      best = { firstRow: next?.number ?? row.number + lines, columns, names };
    }
  }
  return best;
}

/** "Cơ quan thực hiện" above "Chủ trì" and "Phối hợp" tell together what a column is. */
function joined(head: readonly GridRow[]): string[] {
  const width = Math.max(...head.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_none, column) =>
    [...new Set(head.map(({ cells }) => (cells[column] ?? '').trim()))].filter(Boolean).join(' '),
  );
}

/** The second line of a head names no number and no day. */
function isValues(row: GridRow | undefined): boolean {
  const cells = (row?.cells ?? []).filter((cell) => cell !== null);
  return cells.length === 0 || cells.some((cell) => /\d{2,}|^\d+\.?$/.test(cell) || cell.length > 60);
}

/** (1) (2) (3) below the names, as printed forms have. */
function numbersColumns({ cells }: GridRow): boolean {
  const told = cells.filter((cell) => cell !== null);
  return told.length >= 3 && told.every((cell, index) => new RegExp(`^[([]?(${index + 1}|[A-H])[)\\]]?$`).test(cell.trim()));
}
