import { join } from 'node:path';
import { loadObstacles } from '../../apps/server/src/demonstration/load-obstacles.ts';
import { loadProgramme } from '../../apps/server/src/demonstration/load-programme.ts';
import { loadTasks } from '../../apps/server/src/demonstration/load-tasks.ts';
import type { TestRegister } from '../../apps/server/test/harness/register.ts';
import { writeProgramme } from '../../demo/src/programme/index.ts';

interface Shown {
  id: number;
  figure: string;
  difficulty: string;
}

/** Precision and recall of what was called late on the first day of each month, over the tasks due in it. */
export async function replay(register: TestRegister, folder: string) {
  await writeProgramme(join(folder, 'programme'), 7, [], '2025-08-01');
  await loadProgramme(register.database, folder);
  await loadTasks(register.database, folder);
  await loadObstacles(register.database, folder);
  const central = await register.as('central-steering@vn');
  const list = async (query: string) => (await central.get<{ items: Shown[] }>(`/tasks?limit=200&${query}`)).body.items;
  const called = { forecast: new Set<number>(), 'hard tasks': new Set<number>(), all: new Set<number>() };
  const late = new Set<number>();
  for (const month of ['2025-04', '2025-05', '2025-06', '2025-07']) {
    const day = `${month}-01`;
    for (const { id } of await list(`asOf=${day}&figure=at-risk&month=${month}`)) called.forecast.add(id);
    const outcome = new Map((await list(`asOf=2025-08-01&month=${month}`)).map((task) => [task.id, task.figure]));
    for (const { id, difficulty } of await list(`asOf=${day}&figure=open&month=${month}`)) {
      called.all.add(id);
      if (difficulty === 'hard') called['hard tasks'].add(id);
      if (['done-late', 'overdue'].includes(outcome.get(id) ?? '')) late.add(id);
    }
  }
  return Object.entries(called).map(([method, ids]) => {
    const right = [...ids].filter((id) => late.has(id)).length;
    return { method, tasks: called.all.size, late: late.size, called: ids.size, precision: right / ids.size, recall: right / late.size };
  });
}
