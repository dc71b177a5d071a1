import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ChunkPlace } from './column-chunk.ts';
import { CompactReader, type Field, type Struct } from './compact.ts';
import { NotReadable } from './pages-error.ts';
import { packings } from './unpack.ts';

/** Numbers by which Parquet names what may be missing. */
const [required, optional] = [0, 1];
const endLength = 8;
const magic = 'PAR1';

/** A column as the end of its file tells of it: its row groups in order. */
export interface FooterColumn {
  /** Parquet's number of the type in which its values are written. */
  type: number;
  /** Parquet's number of what these values stand for; null where it is not told. */
  converted: number | null;
  chunks: ChunkPlace[];
}

/** The columns of a Parquet file that has no nested ones, by their names. @throws NotReadable, NodeJS.ErrnoException */
export function footerColumns(path: string): Map<string, FooterColumn> {
  const footer = new CompactReader(footerOf(path), 0).struct();
  const elements = structs(footer.get(2)).slice(1);
  const columns = new Map<string, FooterColumn>();
  for (const [place, element] of elements.entries()) {
    const [name, type, repetition, converted] = [element.get(4), element.get(1), element.get(3), element.get(6)];
    if (!(name instanceof Uint8Array) || typeof type !== 'number' || (repetition !== required && repetition !== optional))
      throw new NotReadable('Columns that are nested');
    const chunks = structs(footer.get(4)).map((group) => chunkOf(path, structs(group.get(1))[place]?.get(3), repetition === optional));
    columns.set(Buffer.from(name).toString(), { type, converted: typeof converted === 'number' ? converted : null, chunks });
  }
  return columns;
}

/** The end of a Parquet file, which tells what lies where. @throws NotReadable, NodeJS.ErrnoException */
export function footerOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const end = Buffer.alloc(endLength);
    if (size < endLength || readSync(file, end, 0, endLength, size - endLength) < endLength || end.toString('latin1', 4) !== magic)
      throw new NotReadable('No Parquet file');
    const length = end.readUInt32LE(0);
    const footer = new Uint8Array(Math.min(length, size));
    if (length + endLength > size || readSync(file, footer, 0, length, size - endLength - length) < length) throw new NotReadable('File cut short');
    return footer;
  } finally {
    closeSync(file);
  }
}

function chunkOf(path: string, about: Field | undefined, isOptional: boolean): ChunkPlace {
  const number = (field: number): number => {
    const value = about instanceof Map ? (about as Struct).get(field) : undefined;
    return typeof value === 'number' ? value : Number.NaN;
  };
  const compression = packings.get(number(4));
  const [data, dictionary] = [number(9), number(11)];
  const place = { offset: dictionary > 0 ? Math.min(dictionary, data) : data, size: number(7), values: number(5) };
  if (compression === undefined || !Object.values(place).every(Number.isSafeInteger)) throw new NotReadable('Columns that are packed otherwise');
  return { path, ...place, compression, optional: isOptional };
}

/** The structs of a list. */
export function structs(field: Field | undefined): Struct[] {
  return Array.isArray(field) ? field.filter((one): one is Struct => one instanceof Map) : [];
}
