import { tellableParts } from '@sogoc/profile';
import { type ColumnPlaces, placesOf } from '../pages/places.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptPart } from './kept-table.ts';

/** Files of parts whose pages can be read, and where columns lie in them: by column, then by path. */
export interface PagesOfParts {
  files: { path: string /** Its number in the table that `tableSql` reads. */; firstRow: number }[];
  columns: ReadonlyMap<string, ReadonlyMap<string, ColumnPlaces>>;
}

/** Null where the rows of the parts have no number that files alone tell. */
export async function pagesOf(
  { engine, table, options }: Pick<KeptRun, 'engine' | 'table' | 'options'>,
  parts: readonly KeptPart[],
  columns: readonly string[],
): Promise<PagesOfParts | null> {
  const { profile } = table;
  const own = parts.flatMap(({ file }) => (file ? [file] : []));
  if (own.length > 0 && !tellableParts({ ...profile, parts: own })) return null;
  if (own.length === 0 && profile.parts) return null;
  const sized = own.length > 0 ? own.map(({ file, rows }) => ({ path: file, rows })) : [{ path: profile.file, rows: null }];
  const asked = profile.columns.filter(({ name }) => columns.includes(name));
  let next = 0;
  const files = sized.map(({ path, rows }) => {
    const firstRow = next;
    next += rows ?? 0;
    return { path, firstRow };
  });
  return { files, columns: await placesOf(engine, sized, asked, options) };
}
