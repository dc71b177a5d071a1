import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Loaded, loadDiscrepancies, type SurveyedRun, stageDiscrepancies } from '../../src/modules/discrepancies/index.ts';
import type { TestRegister } from './register.ts';

/** Loads a survey's discrepancies as a job does. Every database belongs to the agency. @param moment when the survey began; now where absent. */
export async function loadSurvey(
  register: TestRegister,
  folder: string,
  owner = { id: 'p38', path: 'vn.p38' },
  moment?: Date,
): Promise<Loaded & { runId: string }> {
  const { databases } = JSON.parse(await readFile(join(folder, 'catalog.json'), 'utf8')) as { databases: { name: string }[] };
  const compared = JSON.parse(await readFile(join(folder, 'comparison.json'), 'utf8').catch(() => '{}')) as Partial<SurveyedRun>;
  const run: SurveyedRun = {
    changedRules: compared.changedRules ?? [],
    id: randomUUID(),
    folder,
    startedAt: moment ?? register.clock.now(),
    today: new Date(register.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10),
    databases: databases.map(({ name }) => ({ id: name, surveyName: name, ownerId: owner.id, agency: owner.path, territory: owner.path })),
  };
  await stageDiscrepancies(register.database, run);
  const loaded = await register.database.owner.transaction().execute((trx) => loadDiscrepancies(trx, run));
  return { ...loaded, runId: run.id };
}
