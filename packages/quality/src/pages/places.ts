import { type Engine, join, type RunOptions, sql } from '@sogoc/engine';
import type { Storage } from '@sogoc/profile';
import type { ChunkPlace, ToldOfChunk } from './column-chunk.ts';
import { packings } from './unpack.ts';

/** How a value is written: text in UTF-8, whole numbers of 32 or 64 bits, doubles, days since 1970. */
export type Written = 'text' | 'integer' | 'bigint' | 'double' | 'date';

/** Where a column lies in a file: its row groups in order. */
export interface ColumnPlaces {
  written: Written;
  chunks: ChunkPlace[];
}

interface Row {
  path: string;
  name: string;
  type: string;
  optional: boolean;
  converted: string;
  ways: string;
  compression: string;
  offset: number | bigint;
  size: number | bigint;
  count: number | bigint;
  least: string | null;
  most: string | null;
  missing: number | bigint | null;
}

const compressions = [...packings.values()];
const ways = ['PLAIN', 'RLE', 'BIT_PACKED', 'PLAIN_DICTIONARY', 'RLE_DICTIONARY'];
const signed = ['', 'INT_8', 'INT_16', 'INT_32', 'INT_64'];

/**
 * Of columns those whose pages can be read in all of some files.
 * @param files paths, and how many rows each has, where that is known.
 * @returns by column, then by path.
 */
export async function placesOf(
  engine: Engine,
  files: readonly { path: string; rows: number | null }[],
  columns: readonly { name: string; storage: Storage }[],
  options: RunOptions,
): Promise<Map<string, Map<string, ColumnPlaces>>> {
  // The engine joins names of nested columns by commas.
  const flat = columns.filter(({ name }) => !name.includes(','));
  if (flat.length === 0 || files.length === 0) return new Map();
  const paths = files.map(({ path }) => path);
  const names = join(flat.map(({ name }) => name));
  const rows = await engine.all<Row>(
    sql`with leaf as (select file_name, name, any_value(repetition_type) as repetition, coalesce(any_value(converted_type), '') as converted
        from parquet_schema(${paths}) where name in (${names}) group by all having count(*) = 1)
      select m.file_name as path, leaf.name, m.type, leaf.repetition = 'OPTIONAL' as optional, leaf.converted, m.encodings as ways, m.compression,
        case when m.dictionary_page_offset > 0 then least(m.dictionary_page_offset, m.data_page_offset) else m.data_page_offset end as offset,
        m.total_compressed_size as size, m.num_values as count, m.stats_min_value as least, m.stats_max_value as most, m.stats_null_count as missing
      from parquet_metadata(${paths}) as m join leaf on leaf.file_name = m.file_name and leaf.name = m.path_in_schema
      where leaf.repetition in ('OPTIONAL', 'REQUIRED') order by m.file_name, m.row_group_id`,
    options,
  );
  const found = new Map<string, Map<string, ColumnPlaces>>();
  for (const { name, storage } of flat) {
    const byPath = Map.groupBy(
      rows.filter((row) => row.name === name),
      ({ path }) => path,
    );
    const places = new Map<string, ColumnPlaces>();
    for (const { path, rows: expected } of files) {
      const chunks = byPath.get(path) ?? [];
      const written = writtenAs(storage, chunks[0]);
      const values = chunks.reduce((sum, { count }) => sum + Number(count), 0);
      if (written && values === (expected ?? values) && chunks.every((row) => isReadable(row) && writtenAs(storage, row) === written))
        places.set(path, { written, chunks: chunks.map((row) => placeOf(row, written)) });
    }
    if (places.size === files.length) found.set(name, places);
  }
  return found;
}

function placeOf(row: Row, written: Written): ChunkPlace {
  const { path, offset, size, count, compression, optional } = row;
  const told = toldOf(row, written);
  return { path, offset: Number(offset), size: Number(size), values: Number(count), compression, optional, ...(told && { told }) };
}

/**
 * What is told of whole numbers and days alone: writers do not agree on how doubles that are no numbers count among bounds, and bounds of text may be cut short. Only the fields are read whose
 * order is told by the type, and which the engine itself goes by when it passes row groups over.
 */
function toldOf({ least, most, missing, count }: Row, written: Written): ToldOfChunk | null {
  if (missing === null || least === null || most === null || !(Number(missing) >= 0 && Number(missing) <= Number(count))) return null;
  const [from, to] = [least, most].map((bound) =>
    written === 'date' ? dayOf(bound) : written === 'text' || written === 'double' ? null : wholeOf(bound),
  );
  return from === null || to === null || from === undefined || to === undefined || from > to
    ? null
    : { least: from, most: to, missing: Number(missing) };
}

const wholeOf = (text: string): number | null => (/^-?[0-9]+$/.test(text) ? Number(text) : null);

function dayOf(text: string): number | null {
  const time = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time / 86_400_000;
}

function isReadable({ compression, ways: own }: Row): boolean {
  return compressions.includes(compression) && own.split(/, ?/).every((way) => ways.includes(way));
}

function writtenAs(storage: Storage, row: Row | undefined): Written | undefined {
  if (storage === 'text' && row?.type === 'BYTE_ARRAY' && row.converted === 'UTF8') return 'text';
  if (storage === 'integer' && row?.type === 'INT32' && signed.includes(row.converted)) return 'integer';
  if (storage === 'integer' && row?.type === 'INT64' && signed.includes(row.converted)) return 'bigint';
  if (storage === 'double' && row?.type === 'DOUBLE' && row.converted === '') return 'double';
  return storage === 'date' && row?.type === 'INT32' && row.converted === 'DATE' ? 'date' : undefined;
}
