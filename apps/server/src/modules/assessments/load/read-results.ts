import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import type { z } from 'zod';
import { RegisterError } from '../../../register-error.ts';
import { Catalog } from '../found/catalog.ts';
import { Origins } from '../found/origins.ts';
import { RunFigures, SinceLast } from '../found/run.ts';
import { Scorecard } from '../found/scorecard.ts';

/** Everything of a survey's folder that the register keeps, checked; findings are counted here and loaded elsewhere. */
export interface Results {
  run: z.infer<typeof RunFigures>;
  catalog: z.infer<typeof Catalog>;
  scorecard: z.infer<typeof Scorecard>;
  origins: z.infer<typeof Origins>;
  comparison: z.infer<typeof SinceLast> | null;
  /** By the database's name in the survey. */
  findings: ReadonlyMap<string, { discrepancies: number; variants: number }>;
}

/** Reads a survey's folder. @throws RegisterError `RESULTS_INVALID` where a file is missing or not as its schema says. */
export async function readResults(folder: string): Promise<Results> {
  const [run, catalog, scorecard, origins, comparison] = await Promise.all([
    read(folder, 'run.json', RunFigures),
    read(folder, 'catalog.json', Catalog),
    read(folder, 'scorecard.json', Scorecard),
    read(folder, 'origins.json', Origins),
    read(folder, 'comparison.json', SinceLast, true),
  ]);
  if (!run || !catalog || !scorecard || !origins) throw invalid('run.json', 'is missing');
  return { run, catalog, scorecard, origins, comparison, findings: await countFindings(join(folder, 'discrepancies.parquet')) };
}

async function read<S extends z.ZodType>(folder: string, name: string, schema: S, optional = false): Promise<z.output<S> | null> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => null);
  if (text === null && optional) return null;
  if (text === null) throw invalid(name, 'is missing');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(name, 'is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(name, `is not as its schema says: ${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
}

async function countFindings(file: string): Promise<Results['findings']> {
  await using engine = await openDuckDb({ memoryLimit: 256 * 2 ** 20, threads: 1 });
  try {
    const rows = await engine.all<{ database: string; discrepancies: number; variants: number }>(sql`
      select "database", count(*) filter (where kind <> 'variant') as discrepancies, count(*) filter (where kind = 'variant') as variants
      from ${engine.dialect.readParquet([file])} as f group by 1`);
    return new Map(
      rows.map(({ database, discrepancies, variants }) => [database, { discrepancies: Number(discrepancies), variants: Number(variants) }]),
    );
  } catch {
    throw invalid('discrepancies.parquet', 'is missing or broken');
  }
}

function invalid(file: string, what: string): RegisterError {
  return new RegisterError('RESULTS_INVALID', `The results of the survey cannot be loaded: ${file} ${what}.`, {
    place: file,
    remedy: 'Send the folder as a survey of this version wrote it.',
  });
}
