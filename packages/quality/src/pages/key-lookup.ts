import type { ByteAutomaton } from './byte-automaton.ts';
import { type FooterColumn, footerColumns } from './footer.ts';
import { constantOf } from './hash-groups.ts';
import { NotReadable } from './pages-error.ts';
import type { Written } from './places.ts';
import type { FileOfPages } from './read-chunk.ts';
import { type TextColumn, textsAt } from './values-at.ts';

/** Files of keys, and for each part by its place there its place in the table now, null where it is not asked for; and of each column of the key how it is read. */
export interface PlacedKeys {
  files: readonly { path: string; places: readonly (number | null)[] }[];
  columns: readonly { isDay: boolean; untouched: ByteAutomaton | null }[];
}

interface Asked {
  place: number;
  row: number;
}

/** Looks up the keys of records where they were kept. */
export class KeyLookup {
  readonly #pages: FileOfPages;
  readonly #keys: PlacedKeys;

  constructor(pages: FileOfPages, keys: PlacedKeys) {
    this.#pages = pages;
    this.#keys = keys;
  }

  /** What tells the key of each of some records. @throws NotReadable where one is not known, or is read otherwise than it is written. */
  of(records: readonly Asked[]): (record: Asked) => Uint8Array {
    const byPlace = Map.groupBy(records, ({ place }) => place);
    const known = new Map<number, Map<number, Uint8Array>>();
    for (const { path, places } of this.#keys.files) {
      if (!places.some((place) => place !== null && byPlace.has(place))) continue;
      const columns = footerColumns(path);
      const firsts = columns.get('first')?.chunks ?? [];
      for (const [group, chunk] of columns.get('part')?.chunks.entries() ?? []) {
        const place = places[constantOf(this.#pages, chunk)] ?? null;
        const asked = place === null ? undefined : byPlace.get(place);
        const start = firsts[group];
        if (place === null || !asked || !start) continue;
        const first = constantOf(this.#pages, start);
        const rows = asked.flatMap(({ row }) => (row >= first && row < first + chunk.values ? [row - first] : [])).sort((a, b) => a - b);
        const texts = textsAt(this.#pages, this.#columnsOf(columns, group), rows);
        const own = known.get(place) ?? new Map<number, Uint8Array>();
        known.set(place, own);
        for (const [at, row] of rows.entries()) own.set(first + row, texts[at] ?? new Uint8Array(0));
      }
    }
    return ({ place, row }) => {
      const key = known.get(place)?.get(row);
      if (!key) throw new NotReadable('Keys that were not kept');
      return key;
    };
  }

  #columnsOf(columns: ReadonlyMap<string, FooterColumn>, group: number): TextColumn[] {
    return this.#keys.columns.map(({ isDay, untouched }, place) => {
      const { type = 0, chunks = [] } = columns.get(`key${place}`) ?? {};
      const chunk = chunks[group];
      if (!chunk) throw new NotReadable('Keys that were not kept');
      return { written: writtenAs(type, isDay), chunks: [chunk], untouched };
    });
  }
}

/** By Parquet's numbers of types. */
function writtenAs(type: number, isDay: boolean): Written {
  if (type === 1) return isDay ? 'date' : 'integer';
  return type === 2 ? 'bigint' : 'text';
}
