import { join } from 'node:path';
import { writeProgramme } from '@sogoc/demo';
import { loadKeyFigures } from '../../src/demonstration/load-key-figures.ts';
import { loadObstacles } from '../../src/demonstration/load-obstacles.ts';
import { loadProgramme } from '../../src/demonstration/load-programme.ts';
import { loadReadiness } from '../../src/demonstration/load-readiness.ts';
import { loadTasks } from '../../src/demonstration/load-tasks.ts';
import type { RunningRegister } from '../../src/start.ts';

/** Registers the demonstration's programme: 105 databases, 652 tasks with their history, 26 obstacles, the readiness of
 * communes, key figures. @param folder where its lists are written. */
export async function loadWholeProgramme({ database }: Pick<RunningRegister, 'database'>, folder: string): Promise<void> {
  await writeProgramme(join(folder, 'programme'), 7, [], '2025-08-01');
  await loadProgramme(database, folder);
  await loadTasks(database, folder);
  await loadObstacles(database, folder);
  await loadReadiness(database, folder);
  await loadKeyFigures(database, folder, []);
}
