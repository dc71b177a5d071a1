import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeProgramme } from '@sogoc/demo';
import { dateInVietnam } from '@sogoc/vietnam';
import type { Register } from '../http/context.ts';
import { weighAfter } from '../modules/evidence/index.ts';
import { loadMeasures } from './load-measures.ts';
import { loadObstacles } from './load-obstacles.ts';
import { loadTasks } from './load-tasks.ts';
import { readMark } from './mark.ts';
import { remindInThePast } from './past-reminders.ts';

/**
 * Gives a home that was made before the register had tasks the programme's tasks and obstacles, as its seed makes them. A home that has the programme is left
 * alone, whatever people did with it.
 */
export async function addLaterLists(register: Pick<Register, 'configuration' | 'database' | 'clock'>): Promise<void> {
  const { configuration, database } = register;
  const there = await database.owner.selectFrom('programme').select('id').where('id', 'in', ['nq71', 'bcd']).limit(1).executeTakeFirst();
  const mark = await readMark(configuration.home);
  if (there || !mark) return;
  const folder = await mkdtemp(join(configuration.home, '.lists-'));
  try {
    await writeProgramme(join(folder, 'programme'), mark.seed, [], dateInVietnam(new Date(mark.moment)));
    await loadTasks(database, folder);
    await loadObstacles(database, folder);
    await loadMeasures(database);
    await remindInThePast(register);
    await weighAfter(register, null);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
