import { type Engine, SogocError } from '@sogoc/engine';
import { type LandedDatabase, landDatabase, type SourceProblem } from '@sogoc/sources';
import type { DatabaseRequest } from '../config/request.ts';
import type { Progress } from './progress.ts';

/** A database after reading: landed, or what went wrong. */
export type ReadDatabase = { request: DatabaseRequest } & (
  | { landed: LandedDatabase; failure?: undefined }
  | { landed?: undefined; failure: SourceProblem }
);

export interface ReadContext {
  engine: Engine;
  lake: string;
  snapshot: string;
  environment: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
}

/** How long a server may take and how large a source may be. */
export const landLimits = { statementTimeout: 600_000, connectTimeout: 10_000, maxUnpacked: 2 ** 31, maxColumns: 10_000 };

/** Lands every database, one after the other; one that cannot be read leaves the others alone. */
export async function readDatabases(requests: readonly DatabaseRequest[], context: ReadContext, progress: Progress): Promise<ReadDatabase[]> {
  return progress.stage('read', requests.length, async (step) => {
    const read: ReadDatabase[] = [];
    for (const request of requests) {
      const one = await readOne(request, context);
      if (one.failure) progress.tell({ kind: 'database-failed', database: request.name, ...one.failure });
      read.push(one);
      step(
        request.name,
        one.landed?.tables.reduce((sum, table) => sum + table.rows, 0),
      );
    }
    return read;
  });
}

async function readOne(request: DatabaseRequest, context: ReadContext): Promise<ReadDatabase> {
  try {
    return { request, landed: await landDatabase(request, { ...context, limits: landLimits }) };
  } catch (error) {
    if (context.signal?.aborted || !(error instanceof SogocError)) throw error;
    const { code, message, place, remedy } = error;
    return { request, failure: { code, message, place: place ?? request.name, remedy: remedy ?? '', count: 1 } };
  }
}
