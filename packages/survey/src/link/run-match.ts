import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb, writeWhole } from '@sogoc/engine';
import { type ColumnMatch, type Language, matchColumns } from '@sogoc/origin';
import { vietnam } from '@sogoc/vietnam';
import type { DatabaseRequest } from '../config/request.ts';
import { type ReadProgress, type ReadTable, type ReadTablesContext, readTables } from './read-tables.ts';

export interface MatchRequest {
  source: DatabaseRequest;
  target: DatabaseRequest;
  /** File to write. */
  out: string;
  memoryLimit?: number;
  /** Of the evidence. */
  language: Language;
}

/** How far matching is. */
export type MatchProgress = ReadProgress | { stage: 'match'; what: string; rows: null; share: null };

export interface MatchOptions extends Pick<ReadTablesContext, 'environment' | 'signal' | 'onProblem'> {
  onProgress?: (progress: MatchProgress) => void;
}

/**
 * Matches the columns of one table (or of all tables of a database) with those of another, neither of known schema, and writes for each source column its
 * candidates, best first.
 *
 * @returns what was written.
 * @throws SogocError for what cannot be read or written.
 */
export async function runMatch(request: MatchRequest, options: MatchOptions): Promise<ColumnMatch[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'sogoc-match-'));
  try {
    await using engine = await openDuckDb({ memoryLimit: request.memoryLimit, temporaryDirectory: join(scratch, 'spill') });
    const read = (database: DatabaseRequest): Promise<ReadTable[]> => readTables(database, { ...options, engine, lake: scratch });
    const [sources, targets] = [await read(request.source), await read(request.target)];
    const profiles = (tables: readonly ReadTable[]) => tables.map(({ profile }) => profile);
    const columns = profiles(sources).reduce((sum, table) => sum + table.columns.length, 0);
    const candidates = profiles(targets).reduce((sum, table) => sum + table.columns.length, 0);
    options.onProgress?.({ stage: 'match', what: `${columns} × ${candidates}`, rows: null, share: null });
    const { language } = request;
    const matches = await matchColumns(engine, profiles(sources), profiles(targets), { pack: vietnam, language, signal: options.signal });
    await writeWhole(request.out, (beside) => writeFile(beside, `${JSON.stringify(matches, null, 2)}\n`, { mode: 0o600 }));
    return matches;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
