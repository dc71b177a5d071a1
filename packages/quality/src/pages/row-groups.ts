import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { CompactReader, type Field, type Struct } from './compact.ts';
import type { EncodedChunk } from './encoded-chunk.ts';
import { footerOf, structs } from './footer.ts';
import { NotReadable } from './pages-error.ts';
import { ParquetWriter } from './parquet-writer.ts';

/** A column of a row group: where it lies in its file, and what the end of the file tells of it. */
interface ChunkOfGroup extends Omit<EncodedChunk, 'pieces'> {
  offset: number;
}

/** A Parquet file of texts that may be missing. */
export interface FileOfGroups {
  columns: readonly string[];
  groups: readonly { rows: number; chunks: readonly ChunkOfGroup[] }[];
  /** What whoever wrote it noted at its end. */
  notes: ReadonlyMap<string, string>;
}

/** Row groups of a file that lie one after the other. */
export interface Stretch {
  path: string;
  file: FileOfGroups;
  /** The place of the first, and how many they are. */
  from: number;
  groups: number;
  /** The checksum (CRC-32) that their bytes must have. */
  sum?: number;
}

const text = 6;
const optional = 1;
const [uncompressed, zstd] = [0, 6];

/** Reads the end of a file. @throws NotReadable where it is no Parquet file, or has other columns than optional texts; NodeJS.ErrnoException */
export function readGroups(path: string): FileOfGroups {
  const footer = new CompactReader(footerOf(path), 0).struct();
  const columns = structs(footer.get(2))
    .slice(1)
    .map((element) => {
      if (element.get(1) !== text || element.get(3) !== optional) throw new NotReadable('Columns of other types');
      return textOf(element.get(4));
    });
  const groups = structs(footer.get(4)).map((group) => ({ rows: numberOf(group.get(3)), chunks: structs(group.get(1)).map(chunkOf) }));
  const notes = new Map(structs(footer.get(5)).map((note) => [textOf(note.get(1)), textOf(note.get(2))]));
  return { columns, groups, notes };
}

/**
 * Writes one file of row groups of others, byte for byte.
 * @param columns those that it gets, which all have.
 * @param notesOf what is noted at its end, from the checksum of each stretch.
 * @throws NotReadable where a file has other columns, is cut short, or a stretch is not what its checksum says.
 */
export async function joinGroups(
  stretches: readonly Stretch[],
  to: string,
  columns: readonly string[],
  notesOf: (sums: readonly number[]) => Readonly<Record<string, string>>,
): Promise<void> {
  const files = new Map<string, FileHandle>();
  const writer = await ParquetWriter.create(
    to,
    columns.map((name) => ({ name, type: 'text', isOptional: true })),
  );
  try {
    const sums: number[] = [];
    for (const { path, file, from, groups, sum } of stretches) {
      const places = columns.map((name) => file.columns.indexOf(name));
      const handle = files.get(path) ?? (await open(path, 'r'));
      files.set(path, handle);
      let own = 0;
      for (const { rows, chunks } of file.groups.slice(from, from + groups)) {
        const copied: EncodedChunk[] = [];
        for (const place of places) {
          const chunk = chunks[place];
          if (!chunk) throw new NotReadable('Other columns');
          const { offset, ...about } = chunk;
          const bytes = new Uint8Array(chunk.size);
          if ((await handle.read(bytes, 0, chunk.size, offset)).bytesRead < chunk.size) throw new NotReadable('File cut short');
          own = crc32(bytes, own);
          copied.push({ ...about, pieces: [bytes] });
        }
        await writer.addEncoded(rows, copied);
      }
      if (sum !== undefined && sum !== own) throw new NotReadable('Another file than was written');
      sums.push(own);
    }
    await writer.finish(notesOf(sums));
  } finally {
    await writer.close();
    for (const handle of files.values()) await handle.close();
  }
}

function chunkOf(chunk: Struct): ChunkOfGroup {
  const about = chunk.get(3);
  if (!(about instanceof Map)) throw new NotReadable('A column that lies elsewhere');
  const struct = about as Struct;
  const [codec, size, unpacked, data] = [4, 7, 6, 9].map((field) => numberOf(struct.get(field)));
  if (codec !== uncompressed && codec !== zstd) throw new NotReadable('Columns that are packed otherwise');
  const dictionary = struct.get(11);
  const offset = typeof dictionary === 'number' && dictionary > 0 ? Math.min(dictionary, data ?? 0) : (data ?? 0);
  const [encodings, statistics] = [struct.get(2), struct.get(12)];
  return {
    ...{ offset, size: size ?? 0, data: (data ?? 0) - offset, unpacked: unpacked ?? 0, isPacked: codec === zstd },
    ...(Array.isArray(encodings) && { encodings: encodings.map(numberOf) }),
    ...(statistics instanceof Map && { statistics: statistics as Struct }),
  };
}

function numberOf(field: Field | undefined): number {
  if (typeof field !== 'number' || !Number.isSafeInteger(field)) throw new NotReadable('A number is missing');
  return field;
}

function textOf(field: Field | undefined): string {
  if (!(field instanceof Uint8Array)) throw new NotReadable('A text is missing');
  return Buffer.from(field).toString();
}
