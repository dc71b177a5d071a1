import { sql } from 'kysely';
import { z } from 'zod';
import { figureOn } from '../../tasks/index.ts';
import { share } from '../value.ts';
import { defineMeasure } from './measure.ts';

/** Of the tasks that were done, those done by their deadline. */
export const tasksOnTime = defineMeasure({
  id: 'tasks-on-time',
  name: { vi: 'Nhiệm vụ hoàn thành đúng hạn', en: 'Tasks done on time', id: 'Tugas selesai tepat waktu' },
  formula: {
    vi: 'Số nhiệm vụ hoàn thành đúng hạn / Số nhiệm vụ đã hoàn thành × 100',
    en: 'Tasks done on time / tasks done × 100',
    id: 'Tugas selesai tepat waktu / tugas selesai × 100',
  },
  unit: 'percent',
  better: 'higher',
  parameters: z.strictObject({ programme: z.string().max(64).optional() }),
  right: 'task.read',
  looksBack: true,
  async compute({ trx, place, day, parameters: { programme = null } }) {
    const { rows } = await sql<{ done: number; on_time: number }>`
      select count(*) filter (where ${figureOn('done', day)}) as done, count(*) filter (where ${figureOn('done-on-time', day)}) as on_time
      from task t where (t.agency <@ ${place.agency}::ltree or t.owner <@ ${place.agency}::ltree) and t.territory <@ ${place.territory}::ltree
        and (${programme}::text is null or t.programme_id = ${programme})`.execute(trx);
    return share(rows[0]?.on_time ?? 0, rows[0]?.done ?? 0);
  },
});
