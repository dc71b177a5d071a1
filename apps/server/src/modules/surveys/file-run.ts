import { join } from 'node:path';
import type { Transaction } from 'kysely';
import { today } from '../../clock/clock.ts';
import type { Tables } from '../../database/tables.ts';
import type { Register } from '../../http/context.ts';
import { appendAudit } from '../../http/route.ts';
import { recordsByCommune } from '../../lake/records-by-commune.ts';
import { loadCommunes, loadResults, type NewRun, readResults } from '../assessments/index.ts';
import { forgetStaged, loadDiscrepancies, stageDiscrepancies } from '../discrepancies/index.ts';
import { weigh } from '../evidence/index.ts';

/**
 * Files a run whose results lie in its folder: scores, catalogue, origins, and what became of discrepancies. In one transaction: it appears whole or not at all.
 * @param also what is to be kept together with it.
 * @throws RegisterError `RESULTS_INVALID`.
 */
export async function fileRun(
  { configuration, database, clock }: Register,
  run: NewRun,
  also?: (trx: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  const folder = join(configuration.home, run.folder);
  const results = await readResults(folder);
  const changedRules = results.comparison?.changedRules ?? [];
  const surveyed = { id: run.id, folder, startedAt: new Date(results.run.startedAt), today: today(clock), databases: run.databases, changedRules };
  try {
    await stageDiscrepancies(database, surveyed);
    const counted = await recordsByCommune(folder, surveyed.today);
    await database.owner.transaction().execute(async (trx) => {
      await loadResults(trx, run, results);
      await loadCommunes(trx, run, results, counted);
      const changed = await loadDiscrepancies(trx, surveyed);
      await appendAudit(trx, {
        action: run.origin === 'pushed' ? 'survey.import' : 'survey.run',
        objectKind: 'run',
        objectId: run.id,
        place: run.place,
        details: { requestedBy: run.requestedBy, databases: run.databases.map(({ id }) => id), rows: results.run.rows, discrepancies: changed },
      });
      await weigh(trx, clock, { databases: run.databases.map(({ id }) => id) });
      await also?.(trx);
    });
  } finally {
    await forgetStaged(database, run.id);
  }
}
