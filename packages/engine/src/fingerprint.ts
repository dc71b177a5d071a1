import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';

/** A file as it was when its bytes were hashed: how the file system names it, and the hash. */
export interface SeenFile {
  path: string;
  /** Size, times of change, number on the disk. */
  stamp: string;
  hash: string;
}

/** A file changed this close to its hashing (milliseconds) may change once more without its times telling. */
const settled = 2_000;

/**
 * Hashes of files by their content. A file whose size, times (among them the one that no program can set) and number on the disk are as they were is
 * taken to be as it was, as version control does; all others are read.
 */
export class Fingerprints {
  readonly #known: ReadonlyMap<string, SeenFile>;
  readonly #seen: SeenFile[] = [];

  constructor(known: readonly SeenFile[]) {
    this.#known = new Map(known.map((file) => [file.path, file]));
  }

  /** What is worth to be remembered for the next run. */
  get seen(): readonly SeenFile[] {
    return this.#seen;
  }

  /** @throws NodeJS.ErrnoException where the file cannot be read. */
  async of(path: string): Promise<string> {
    return (await this.begin(path)).hash;
  }

  /**
   * Looks a file up; what is not known of it comes later.
   * @param hashed gives the hash of a file's bytes, as hexadecimal digits of SHA-256; for whoever has another thread do it.
   * @throws NodeJS.ErrnoException
   */
  async begin(path: string, hashed = hashOf): Promise<{ hash: Promise<string> }> {
    const { size, mtimeNs, ctimeNs, ctimeMs, ino, dev } = await stat(path, { bigint: true });
    const stamp = [size, mtimeNs, ctimeNs, ino, dev].join(' ');
    const known = this.#known.get(path);
    const remembered = async (): Promise<string> => {
      const hash = known?.stamp === stamp ? known.hash : await hashed(path);
      if (Date.now() - Number(ctimeMs) > settled) this.#seen.push({ path, stamp, hash });
      return hash;
    };
    const hash = remembered();
    // Whoever waits for it is told.
    hash.catch(() => undefined);
    return { hash };
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  // Not as a stream: for each of its pieces it takes memory anew, which costs more than the hash.
  const piece = new Uint8Array(2 ** 20);
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
