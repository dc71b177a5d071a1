import { sql } from 'kysely';
import { z } from 'zod';
import { countOf } from '../value.ts';
import { defineMeasure } from './measure.ts';

/** Databases that are formed, of those that are to be. */
export const databasesFormed = defineMeasure({
  id: 'databases-formed',
  name: { vi: 'Cơ sở dữ liệu đã hình thành', en: 'Databases formed', id: 'Basis data terbentuk' },
  formula: {
    vi: 'Số cơ sở dữ liệu ở trạng thái đã hình thành, trong số phải xây dựng',
    en: 'Databases at the stage “formed”, of those to be built',
    id: 'Basis data pada tahap “terbentuk”, dari yang harus dibangun',
  },
  unit: 'count',
  better: 'higher',
  parameters: z.strictObject({
    databases: z.array(z.string().max(64)).min(1).max(500).optional().describe('These alone; all of the agency and below it where absent'),
    level: z.enum(['national', 'sectoral', 'provincial', 'local']).optional(),
  }),
  right: 'database.read',
  looksBack: false,
  async compute({ trx, place, parameters: { databases = null, level = null } }) {
    const { rows } = await sql<{ all: number; formed: number }>`
      select count(*) as "all", count(*) filter (where d.stage = 'formed') as formed from database d
      where d.agency <@ ${place.agency}::ltree and d.territory <@ ${place.territory}::ltree and d.stage <> 'retired'
        and (${level}::text is null or d.level = ${level}) and (${databases}::text[] is null or d.id = any(${databases}::text[]))`.execute(trx);
    return countOf(rows[0]?.formed ?? 0, rows[0]?.all ?? 0);
  },
});
