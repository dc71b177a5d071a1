import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { NotReadable } from '@sogoc/quality';

/** Bytes of a file. */
export interface LinesOfFile {
  path: string;
  from: number;
  size: number;
  /** The checksum (CRC-32) that they must have. */
  sum?: number;
}

const readAtOnce = 2 ** 20;

/** Writes one file of a first line and the bytes of others. @returns the checksum of each. @throws NotReadable where one is not what its checksum says. */
export async function joinLines(head: string, all: readonly LinesOfFile[], to: string): Promise<number[]> {
  const files = new Map<string, FileHandle>();
  const out = await open(to, 'wx', 0o600);
  try {
    await out.writeFile(head);
    const memory = new Uint8Array(readAtOnce);
    const sums: number[] = [];
    for (const { path, from, size, sum } of all) {
      const file = files.get(path) ?? (await open(path, 'r'));
      files.set(path, file);
      let own = 0;
      for (let done = 0; done < size; ) {
        const { bytesRead } = await file.read(memory, 0, Math.min(readAtOnce, size - done), from + done);
        if (bytesRead === 0) throw new NotReadable('File cut short');
        own = crc32(memory.subarray(0, bytesRead), own);
        await out.writeFile(memory.subarray(0, bytesRead));
        done += bytesRead;
      }
      if (sum !== undefined && sum !== own) throw new NotReadable('Another file than was written');
      sums.push(own);
    }
    return sums;
  } finally {
    await out.close();
    for (const file of files.values()) await file.close();
  }
}
