import { join } from 'node:path';
import { sql } from 'kysely';
import { loadObstacles } from '../../apps/server/src/demonstration/load-obstacles.ts';
import { loadProgramme } from '../../apps/server/src/demonstration/load-programme.ts';
import { loadTasks } from '../../apps/server/src/demonstration/load-tasks.ts';
import type { TestRegister } from '../../apps/server/test/harness/register.ts';
import { writeProgramme } from '../../demo/src/programme/index.ts';

interface Shown {
  id: number;
  figure: string;
  difficulty: string;
  startOn: string;
  due: string;
}

/** What each task was last told to have done by a day, in per cent. */
async function readProgress(register: TestRegister, day: string): Promise<Map<number, number>> {
  const { rows } = await sql<{
    task_id: number;
    share: number;
  }>`select distinct on (task_id) task_id, share from task_progress where day <= ${day}::date
    order by task_id, day desc`.execute(register.database.owner);
  return new Map(rows.map(({ task_id, share }) => [task_id, share]));
}
/** The share of a task's time that has gone, in per cent. */
const timeGone = ({ startOn, due }: Shown, day: string): number =>
  (100 * (Date.parse(day) - Date.parse(startOn))) / Math.max(1, Date.parse(due) - Date.parse(startOn));

/** What offices do without a forecast: call late what has done less than the share of its time that has gone, or what is due soon and not nearly done. */
const [soonDays, soonShare] = [14, 80];

/** Precision and recall of what was called late on the first day of each month, over the tasks due in it. */
export async function replay(register: TestRegister, folder: string, seed = 7) {
  await writeProgramme(join(folder, 'programme'), seed, [], '2025-08-01');
  await loadProgramme(register.database, folder);
  await loadTasks(register.database, folder);
  await loadObstacles(register.database, folder);
  const central = await register.as('central-steering@vn');
  const list = async (query: string) => (await central.get<{ items: Shown[] }>(`/tasks?limit=200&${query}`)).body.items;
  const called = {
    ...{ forecast: new Set<number>(), 'behind its plan': new Set<number>(), 'due in 14 days below 80 %': new Set<number>() },
    ...{ 'hard tasks': new Set<number>(), all: new Set<number>() },
  };
  const late = new Set<number>();
  for (const month of ['2025-04', '2025-05', '2025-06', '2025-07']) {
    const day = `${month}-01`;
    for (const { id } of await list(`asOf=${day}&figure=at-risk&month=${month}`)) called.forecast.add(id);
    const outcome = new Map((await list(`asOf=2025-08-01&month=${month}`)).map((task) => [task.id, task.figure]));
    const progress = await readProgress(register, day);
    for (const task of await list(`asOf=${day}&figure=open&month=${month}`)) {
      const { id, difficulty } = task;
      const share = progress.get(id) ?? 0;
      if (share < timeGone(task, day)) called['behind its plan'].add(id);
      if (Date.parse(task.due) - Date.parse(day) <= soonDays * 86_400_000 && share < soonShare) called['due in 14 days below 80 %'].add(id);
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
