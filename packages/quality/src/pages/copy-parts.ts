import { footerColumns } from './footer.ts';
import { constantOf } from './hash-groups.ts';
import { NotReadable } from './pages-error.ts';
import { ParquetWriter, type PlainValues, type WrittenColumn } from './parquet-writer.ts';
import { FileOfPages } from './read-chunk.ts';

/** By Parquet's numbers of types. */
const types = new Map<number, WrittenColumn['type']>([
  [1, 'integer'],
  [2, 'bigint'],
  [6, 'text'],
]);

/**
 * Copies row groups, each of one part, to one file, as they are.
 * @param files of `part` and further columns without missing values; `places`: of each part, by its place there, the place that it gets, null where it is left out.
 * @returns the number of rows.
 * @throws NotReadable where the engine wrote one of the files, or they have unlike columns.
 */
export async function copyParts(files: readonly { path: string; places: readonly (number | null)[] }[], to: string): Promise<number> {
  using pages = new FileOfPages();
  const all = files.map(({ path, places }) => ({ places, columns: footerColumns(path) }));
  const written = all.map(({ columns }) => [...columns].map(([name, { type }]) => ({ name, type: types.get(type) ?? 'integer' })));
  if (new Set(written.map((columns) => JSON.stringify(columns))).size !== 1) throw new NotReadable('Unlike columns');
  const writer = await ParquetWriter.create(to, written[0] ?? []);
  try {
    for (const { places, columns } of all) {
      for (const [group, chunk] of columns.get('part')?.chunks.entries() ?? []) {
        const place = places[constantOf(pages, chunk)] ?? null;
        if (place === null) continue;
        const values = [...columns].map(([name, { chunks }]): PlainValues | number => {
          const own = chunks[group];
          if (name === 'part') return place;
          if (!own) throw new NotReadable('Unlike columns');
          const [page] = pages.pages(own);
          if (!page || page.present || page.count !== own.values) throw new NotReadable('Columns that are written otherwise');
          return page.places ? constantOf(pages, own) : page.bytes.slice();
        });
        await writer.add(chunk.values, values);
      }
    }
  } finally {
    await writer.finish();
  }
  return writer.rows;
}
