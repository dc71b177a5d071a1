import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import { notFound } from '../../../register-error.ts';
import { changesBetween } from './changes.ts';
import type { AttributeQuery, OriginPlan, RunChanges, RunDetail } from './schema.ts';
import * as store from './store.ts';

/** @param id of a run, or `latest`. @throws RegisterError `NOT_FOUND`. */
export async function readRun(trx: Work, id: string): Promise<z.infer<typeof RunDetail>> {
  const run = await store.findRun(trx, id);
  if (!run) throw notFound('run', id);
  return run;
}

/** The id of the run that `latest` means; others are found to be wrong when they are read. */
async function runIdOf(trx: Work, id: string): Promise<string> {
  return id === 'latest' ? (await readRun(trx, id)).id : id;
}

export async function listAttributes(trx: Work, id: string, query: z.infer<typeof AttributeQuery>) {
  return store.listAttributes(trx, await runIdOf(trx, id), query);
}

export async function readPlan(trx: Work, id: string): Promise<z.infer<typeof OriginPlan>> {
  const found = await store.findOriginsOf(trx, await runIdOf(trx, id));
  if (!found) throw notFound('run', id);
  return { plan: found.plan, conflicts: found.conflicts };
}

/** What the survey itself compared with the run before it in its folder. @throws RegisterError `NOT_FOUND`, also for a first run. */
export async function readSinceLast(trx: Work, id: string) {
  const found = await store.findOriginsOf(trx, await runIdOf(trx, id));
  if (!found?.comparison) throw notFound('comparison', id);
  return found.comparison;
}

export async function compareRuns(trx: Work, from: string, to: string): Promise<z.infer<typeof RunChanges>> {
  const [{ figures: _before, ...before }, { figures: _after, ...after }] = [await readRun(trx, from), await readRun(trx, to)];
  return { from: before, to: after, ...(await changesBetween(trx, before.id, after.id)) };
}
