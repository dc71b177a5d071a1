import { stat } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, type Sql, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import { type Discrepancy, identityOf, joinGroups, readGroups, type Stretch } from '@sogoc/quality';
import type { FoundDiscrepancies } from '../stages/found-discrepancies.ts';
import type { Block } from './blocks.ts';
import type { LinesOfFile } from './join-lines.ts';

/** The columns of findings, in their order. */
export const columns = [
  ...(['id', 'database', 'table', 'record_key', 'column', 'kind', 'observed', 'expected', 'origin', 'rule', 'severity'] as const),
  'detected_at',
] as const satisfies readonly (keyof Discrepancy)[];

export interface WriteOptions {
  /** A folder for what does not outlive the run. */
  scratch: string;
  now: Date;
  signal: AbortSignal | undefined;
}

/** Where a block lies: its row groups and its lines. */
export interface FreshBlock {
  rows: Stretch;
  lines: LinesOfFile;
}

/**
 * Writes blocks to files of their own.
 * @param since row groups of the last run in which the same findings may be: they were found then.
 */
export async function writeFresh(
  engine: Engine,
  findings: FoundDiscrepancies,
  blocks: readonly Block[],
  since: readonly Stretch[],
  { scratch, now, signal }: WriteOptions,
): Promise<Map<Block, FreshBlock>> {
  const written = new Map<Block, FreshBlock>();
  if (blocks.length === 0) return written;
  const names = join(columns.map((name) => id(name)));
  await using placed = await places(engine, blocks, signal);
  const before = joinPath(scratch, 'before.parquet');
  if (since.length > 0) await writeWhole(before, (beside) => joinGroups(since, beside, ['id', 'detected_at'], () => ({})));
  const earlier = sql`select id, min(detected_at) as first from ${since.length > 0 ? sql`read_parquet(${before})` : sql`(select '' as id, '' as detected_at)`} group by id`;
  const found = join(columns.slice(0, -1).map((name) => id('f', name)));
  const query = sql`select f.block, ${found}, coalesce(e.first, ${now.toISOString()}) as detected_at from (${rowsOf(engine, findings, placed)}) as f
    left join (${earlier}) as e on e.id = f.id order by block, "database", "table", "column", kind, record_key, rule`;
  await using sorted = await engine.materialize('sorted', query, { signal });
  for (const [at, block] of blocks.entries()) {
    const [parquet, csv] = [joinPath(scratch, `block-${at}.parquet`), joinPath(scratch, `block-${at}.csv`)];
    const own = sql`select ${names} from ${sorted.name} where block = ${at}`;
    await engine.writeParquet(own, parquet, { signal });
    await engine.run(sql`copy (${own}) to ${csv} (format csv, header false)`, { signal });
    const file = readGroups(parquet);
    written.set(block, {
      rows: { path: parquet, file, from: 0, groups: file.groups.length },
      lines: { path: csv, from: 0, size: (await stat(csv)).size },
    });
  }
  return written;
}

/** The block of each piece. */
function places(engine: Engine, blocks: readonly Block[], signal: AbortSignal | undefined): Promise<WorkTable> {
  const texts = ['database', 'table', 'part'].map((name) => ({ name, type: 'text' }) as const);
  const rows = blocks.map(({ pieces }, block) => pieces.map(({ database, table, part }) => [database, table, part, block]));
  return engine.ingest('pieces', [...texts, { name: 'block', type: 'integer' }], rows, { signal });
}

/** Findings with the block in which they are, without `detected_at`. */
function rowsOf({ dialect }: Engine, { inPieces, name }: FoundDiscrepancies, placed: WorkTable): Sql {
  if (!inPieces) return sql`select 0 as block, * from ${name}`;
  // Ids are made of what is written alone.
  return sql`select block, ${identityOf('p', dialect)} as id, p.* exclude (block, part) from (
    select b.block, q.* from ${inPieces.byPiece} as q join ${placed.name} as b on b."database" = q."database" and b."table" = q."table" and b.part = q.part) as p`;
}
