import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import type { Discrepancy } from '@sogoc/quality';
import { runSurvey, type SurveyRequest, type SurveyResult } from '../../src/index.ts';

/** What a survey left in its folder, read back from there. */
export interface Outcome {
  out: string;
  result: SurveyResult;
  /** All rows of `discrepancies.parquet`. */
  discrepancies: Discrepancy[];
}

export const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'sogoc-survey-'));

/** Runs a survey into a fresh folder. */
export async function survey(
  request: Pick<SurveyRequest, 'databases'> & Partial<SurveyRequest>,
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const out = request.out ?? (await freshFolder());
  const now = (): Date => new Date('2025-11-01T08:00:00Z');
  const result = await runSurvey({ designations: [], language: 'en', ...request, out, memoryLimit: 2 ** 29 }, { environment, now });
  return { out, result, discrepancies: await readDiscrepancies(out) };
}

async function readDiscrepancies(out: string): Promise<Discrepancy[]> {
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  return await engine.all<Discrepancy>(sql`select * from ${engine.dialect.readParquet([join(out, 'discrepancies.parquet')])}`);
}
