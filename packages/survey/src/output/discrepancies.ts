import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, writeWhole } from '@sogoc/engine';
import { type FileOfGroups, joinGroups, NotReadable, readGroups } from '@sogoc/quality';
import type { FoundDiscrepancies } from '../stages/found-discrepancies.ts';
import { type Block, blocksIn, blocksOf, noteOf, type WrittenBlock } from './blocks.ts';
import { columns, type FreshBlock, type WriteOptions, writeFresh } from './fresh-blocks.ts';
import { joinLines } from './join-lines.ts';

const head = `${columns.join(',')}\n`;

/** What the last run wrote to a folder. */
interface Last {
  parquet: string;
  csv: string;
  file: FileOfGroups;
  blocks: (WrittenBlock & { from: number; linesFrom: number })[];
}

/**
 * Writes `discrepancies.parquet` and `.csv` (all findings) to a folder. They are ordered by blocks: by database, table, and the files of which a table is, several of which may be in one block; within a
 * block by database, table, column, kind and record. Blocks of which nothing has changed are copied from what the last run wrote.
 * @returns the path of the Parquet file.
 */
export async function writeDiscrepancies(engine: Engine, findings: FoundDiscrepancies, folder: string, options: WriteOptions): Promise<string> {
  const parquet = join(folder, 'discrepancies.parquet');
  const last = await lastOf(parquet, join(folder, 'discrepancies.csv'));
  try {
    await write(engine, findings, folder, last, options);
  } catch (error) {
    // What was damaged since is written anew.
    if (!last || !(error instanceof NotReadable)) throw error;
    await write(engine, findings, folder, null, options);
  }
  return parquet;
}

async function write(engine: Engine, findings: FoundDiscrepancies, folder: string, last: Last | null, options: WriteOptions): Promise<void> {
  const [parquet, csv] = [join(folder, 'discrepancies.parquet'), join(folder, 'discrepancies.csv')];
  const { inPieces } = findings;
  const blocks: Block[] = inPieces ? blocksOf(inPieces.pieces) : [{ name: null, pieces: [] }];
  const names = new Set(blocks.map(({ name }) => name));
  const there = new Map(last?.blocks.flatMap((block) => (block.name === null ? [] : [[block.name, block] as const])));
  const isThere = ({ name }: Block): boolean => name !== null && there.has(name);
  const gone = last?.blocks.filter(({ name }) => name === null || !names.has(name)) ?? [];
  const since = last && gone.length > 0 ? gone.map(({ from, groups }) => ({ path: last.parquet, file: last.file, from, groups })) : [];
  const fresh = await writeFresh(
    engine,
    findings,
    blocks.filter((block) => !isThere(block)),
    since,
    options,
  );
  const placed = blocks.map((block): FreshBlock => {
    const known = block.name === null ? undefined : there.get(block.name);
    const written = fresh.get(block);
    if (written) return written;
    if (!last || !known) throw new NotReadable('A block was not written');
    const { from, groups, sum, linesFrom, size, linesSum } = known;
    return { rows: { path: last.parquet, file: last.file, from, groups, sum }, lines: { path: last.csv, from: linesFrom, size, sum: linesSum } };
  });
  const linesSums = await writeWhole(csv, (beside) =>
    joinLines(
      head,
      placed.map(({ lines }) => lines),
      beside,
    ),
  );
  const noted = (sums: readonly number[]): Record<string, string> =>
    noteOf(
      placed.map(({ rows: { groups }, lines: { size } }, at) => ({
        ...{ name: blocks[at]?.name ?? null, groups, sum: sums[at] ?? 0, size, linesSum: linesSums[at] ?? 0 },
      })),
    );
  const stretches = placed.map(({ rows }) => rows);
  await writeWhole(parquet, (beside) => joinGroups(stretches, beside, columns, noted));
  for (const path of [parquet, csv]) await chmod(path, 0o600);
}

/** What the last run wrote; null where it is not there, or not as it was written. */
async function lastOf(parquet: string, csv: string): Promise<Last | null> {
  try {
    const file = readGroups(parquet);
    let at = head.length;
    const blocks = blocksIn(file)?.map((block) => {
      at += block.size;
      return { ...block, linesFrom: at - block.size };
    });
    return blocks && (await stat(csv)).size === at ? { parquet, csv, file, blocks } : null;
  } catch {
    return null;
  }
}
