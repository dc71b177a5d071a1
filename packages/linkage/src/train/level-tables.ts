import type { Comparison } from '../model/link-model.ts';

/** How many pairs show some levels (from 1; 0: missing). */
interface Counted {
  levels: readonly number[];
  pairs: number;
}

type Table = readonly (readonly number[])[];

/** Of two comparisons: how many pairs have both levels, and how many would if neither depended on the other. */
export interface Evidence {
  seen: number[][];
  expected: number[][];
}

/** Pairs that too little was seen of to go by: seen and expected both count so many more. (DuMouchel 1999: shrinking towards no dependence.) */
export const unsure = 5;

/** A table of nothing for the levels of two comparisons. */
const emptyTable = (first: Comparison | undefined, second: Comparison | undefined): number[][] =>
  (first?.levels ?? []).map(() => (second?.levels ?? []).map(() => 0));

/** Adds pairs to the table of two levels (from 1; 0: missing, which is in no table). */
export function addTo(table: number[][], x: number, y: number, pairs: number): void {
  const row = table[x - 1];
  if (row && y > 0) row[y - 1] = (row[y - 1] ?? 0) + pairs;
}

/** Pairs by the levels of two comparisons. */
export function together(patterns: readonly Counted[], comparisons: readonly Comparison[], first: number, second: number): number[][] {
  const table = emptyTable(comparisons[first], comparisons[second]);
  for (const { levels, pairs } of patterns) addTo(table, levels[first] ?? 0, levels[second] ?? 0, pairs);
  return table;
}

/** As many pairs, with neither level depending on the other. */
export function alone(seen: Table): number[][] {
  const [rows, columns] = margins(seen);
  const all = Math.max(total(seen), Number.MIN_VALUE);
  return seen.map((row, x) => row.map((_, y) => ((rows[x] ?? 0) * (columns[y] ?? 0)) / all));
}

/** Sums of rows, and of columns. */
export const margins = (table: Table): [number[], number[]] => [
  table.map((row) => row.reduce((sum, count) => sum + count, 0)),
  (table[0] ?? []).map((_, y) => table.reduce((sum, row) => sum + (row[y] ?? 0), 0)),
];

export const total = (table: Table): number => table.flat().reduce((sum, count) => sum + count, 0);

/** A table summed up to whether each of the two agrees in any way (a level but the last) or not. */
export const agreeing = (table: Table): number[][] => {
  const sums = [
    [0, 0],
    [0, 0],
  ];
  for (const [x, row] of table.entries())
    for (const [y, count] of row.entries()) addTo(sums, x < table.length - 1 ? 1 : 2, y < row.length - 1 ? 1 : 2, count);
  return sums;
};

/** From a table of agreeing or not one by level. */
export const byLevel = (table: Table, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, x) => Array.from({ length: columns }, (__, y) => table[x < rows - 1 ? 0 : 1]?.[y < columns - 1 ? 0 : 1] ?? 1));

/** How many times as many were seen as expected. */
export const timesOf = ({ seen, expected }: Evidence): number[][] =>
  seen.map((row, x) => row.map((count, y) => (count + unsure) / ((expected[x]?.[y] ?? 0) + unsure)));
