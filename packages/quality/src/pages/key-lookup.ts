import type { ByteAutomaton } from './byte-automaton.ts';
import { type FooterColumn, footerColumns } from './footer.ts';
import { constantOf } from './hash-groups.ts';
import { NotReadable } from './pages-error.ts';
import type { Written } from './places.ts';
import type { FileOfPages } from './read-chunk.ts';
import { type TextColumn, visitTexts } from './values-at.ts';

/** Files of keys, and for each part by its place there its place in the table now, null where it is not asked for; and of each column of the key how it is read. */
export interface PlacedKeys {
  files: readonly { path: string; places: readonly (number | null)[] }[];
  columns: readonly { isDay: boolean; untouched: ByteAutomaton | null }[];
}

/** Records of a part: their rows in order, and the numbers by which their texts are asked for. */
export interface AskedRecords {
  rows: readonly number[];
  numbers: readonly number[];
}

/**
 * Looks up the keys of records where they were kept.
 * @param asked by the place of their part.
 * @param see takes the key of a number, which is good until the next; a key may come twice.
 * @throws NotReadable where one is read otherwise than it is written.
 */
export function lookUpKeys(
  pages: FileOfPages,
  { files, columns }: PlacedKeys,
  asked: ReadonlyMap<number, AskedRecords>,
  see: (number: number, key: Uint8Array) => void,
): void {
  for (const { path, places } of files) {
    if (!places.some((place) => place !== null && asked.has(place))) continue;
    const all = footerColumns(path);
    for (const [group, chunk] of all.get('part')?.chunks.entries() ?? []) {
      const records = asked.get(places[constantOf(pages, chunk)] ?? -1);
      const start = all.get('first')?.chunks[group];
      if (!records || !start) continue;
      const first = constantOf(pages, start);
      const from = records.rows.findIndex((row) => row >= first);
      if (from < 0) continue;
      const rows = records.rows.slice(from).filter((row) => row < first + chunk.values);
      const offsets = rows.map((row) => row - first);
      visitTexts(pages, columnsOf(all, columns, group), offsets, (at, text) => see(records.numbers[from + at] ?? 0, text));
    }
  }
}

function columnsOf(all: ReadonlyMap<string, FooterColumn>, columns: PlacedKeys['columns'], group: number): TextColumn[] {
  return columns.map(({ isDay, untouched }, place) => {
    const { type = 0, chunks = [] } = all.get(`key${place}`) ?? {};
    const chunk = chunks[group];
    if (!chunk) throw new NotReadable('Keys that were not kept');
    return { written: writtenAs(type, isDay), chunks: [chunk], untouched };
  });
}

/** By Parquet's numbers of types. */
function writtenAs(type: number, isDay: boolean): Written {
  if (type === 1) return isDay ? 'date' : 'integer';
  return type === 2 ? 'bigint' : 'text';
}
