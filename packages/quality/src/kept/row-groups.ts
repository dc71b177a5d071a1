import { NotReadable } from '../pages/pages-error.ts';
import type { ColumnPlaces } from '../pages/places.ts';

/** Row groups of a file, one after the other, that are read together. */
export interface RowGroups {
  /** The number of their first record in the file. */
  first: number;
  /** Of each column where it lies in them. */
  columns: readonly ColumnPlaces[];
}

/** Records that are read in one job. */
const rowsAtOnce = 100_000;

/** The row groups of one file, some at a time. @param places of columns in it. @throws NotReadable where columns are not grouped alike. */
export function rowGroups(places: readonly (ColumnPlaces | undefined)[]): RowGroups[] {
  const known = places.flatMap((place) => (place ? [place] : []));
  const sizes = known[0]?.chunks.map(({ values }) => values) ?? [];
  if (places.some((place) => place?.chunks.map(({ values }) => values).join() !== sizes.join()))
    throw new NotReadable('Row groups of unlike columns');
  const groups: RowGroups[] = [];
  let first = 0;
  for (let from = 0; from < sizes.length; ) {
    let [end, rows] = [from, 0];
    for (; end < sizes.length && (end === from || rows + (sizes[end] ?? 0) <= rowsAtOnce); end += 1) rows += sizes[end] ?? 0;
    const [begin, stop] = [from, end];
    groups.push({ first, columns: known.map(({ written, chunks }) => ({ written, chunks: chunks.slice(begin, stop) })) });
    first += rows;
    from = end;
  }
  return groups;
}
