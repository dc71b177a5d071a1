import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const pieceLength = 2 ** 20;
let piece: Uint8Array | undefined;

/** The hash (SHA-256, hexadecimal) of a file's bytes: for a thread that has nothing else to do. @throws NodeJS.ErrnoException */
export function hashFile(path: string): string {
  piece ??= new Uint8Array(pieceLength);
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}
