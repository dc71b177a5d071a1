import { type Words, words } from '../document/words.ts';
import type { Look } from '../figures/look.ts';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

export interface Column {
  title: Words;
  /** `day` is yyyy-MM-dd; a null is not measured where a value is asked for, and empty elsewhere. */
  type: 'text' | 'count' | 'value' | 'day';
  /** Of the width, against the others. */
  weight: number;
}

/** A table that reports can show: one file each. Its rows come one after another, so that there may be any number of them. */
export interface ReportTable {
  id: string;
  name: Words;
  columns: Readonly<Record<string, Column>>;
  /** What may be filtered by, with the values that there are. */
  filters: Readonly<Record<string, readonly string[]>>;
  rows(look: Look, filter: Readonly<Record<string, string>>): AsyncIterable<Row>;
}

export const text = (title: Words, weight = 3): Column => ({ title, type: 'text', weight });
export const count = (title: Words, weight = 1): Column => ({ title, type: 'count', weight });
export const value = (title: Words, weight = 1): Column => ({ title, type: 'value', weight });
export const day = (title: Words, weight = 1.4): Column => ({ title, type: 'day', weight });

/** Rows that are there at once, one by one. */
export async function* each(rows: Promise<readonly Row[]>): AsyncGenerator<Row> {
  yield* await rows;
}

export const agencyTitle = words('Cơ quan, đơn vị', 'Agency', 'Instansi');
