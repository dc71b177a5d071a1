import { nameOf } from '@sogoc/engine';
import type { FileOfGroups, ToldPiece } from '@sogoc/quality';

/**
 * Findings of some pieces, which lie together in `discrepancies.parquet` (whole row groups) and in `discrepancies.csv` (whole lines). A block that is as the last run wrote it is copied.
 */
export interface Block {
  /** Names its findings; null where nothing tells whether they are those of the last run. */
  name: string | null;
  pieces: readonly ToldPiece[];
}

/** A block as it was written; noted at the end of the Parquet file. */
export interface WrittenBlock {
  name: string | null;
  /** How many row groups, and their checksum. */
  groups: number;
  sum: number;
  /** Bytes of its lines, and their checksum. */
  size: number;
  linesSum: number;
}

/** Findings from which on a block may end. */
const few = 4096;

/**
 * Cuts pieces into blocks, in their order. Where a block ends is told by the pieces around it alone, so that one that comes, goes or changes leaves the blocks further on as they were
 * (as rsync cuts files: A. Tridgell, Efficient Algorithms for Sorting and Synchronization, 1999).
 */
export function blocksOf(pieces: readonly ToldPiece[]): Block[] {
  const blocks: ToldPiece[][] = [[]];
  let rows = 0;
  for (const piece of pieces) {
    blocks.at(-1)?.push(piece);
    rows += piece.rows;
    if (rows < few || !mayEnd(piece)) continue;
    blocks.push([]);
    rows = 0;
  }
  return blocks.filter((own) => own.length > 0).map((own) => ({ name: nameOf(own.map(({ content }) => content)), pieces: own }));
}

/** One piece in two. */
function mayEnd({ database, table, part }: ToldPiece): boolean {
  return Number.parseInt(nameOf(database, table, part).slice(0, 1), 16) < 8;
}

const note = 'blocks';

export function noteOf(blocks: readonly WrittenBlock[]): Record<string, string> {
  return { [note]: JSON.stringify(blocks) };
}

/** The blocks of a file, with the place of the first row group of each; null where it was not written in blocks. */
export function blocksIn({ notes, groups }: FileOfGroups): (WrittenBlock & { from: number })[] | null {
  let from = 0;
  const blocks: (WrittenBlock & { from: number })[] = [];
  for (const block of parse(notes.get(note))) {
    if (!isWritten(block)) return null;
    blocks.push({ ...block, from });
    from += block.groups;
  }
  return notes.has(note) && from === groups.length ? blocks : null;
}

function parse(text = ''): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isWritten(value: unknown): value is WrittenBlock {
  if (typeof value !== 'object' || value === null) return false;
  const { name, ...numbers } = value as Partial<WrittenBlock>;
  const counts = [numbers.groups, numbers.sum, numbers.size, numbers.linesSum];
  return (name === null || typeof name === 'string') && counts.every((count) => Number.isSafeInteger(count) && Number(count) >= 0);
}
