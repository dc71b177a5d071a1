import { join } from 'node:path';
import type { Register } from '../../http/context.ts';
import { appendAudit } from '../../http/route.ts';
import { loadResults, type NewRun, readResults } from '../assessments/index.ts';

/**
 * Files a run whose results lie in its folder: scores, catalogue and origins, and what became of discrepancies. In one transaction: it appears whole or not at all.
 * @throws RegisterError `RESULTS_INVALID`.
 */
export async function fileRun({ configuration, database }: Pick<Register, 'configuration' | 'database'>, run: NewRun): Promise<void> {
  const results = await readResults(join(configuration.home, run.folder));
  await database.owner.transaction().execute(async (trx) => {
    await loadResults(trx, run, results);
    await appendAudit(trx, {
      action: run.origin === 'pushed' ? 'survey.import' : 'survey.run',
      objectKind: 'run',
      objectId: run.id,
      place: run.place,
      details: { requestedBy: run.requestedBy, databases: run.databases.map(({ id }) => id), rows: results.run.rows },
    });
  });
}
