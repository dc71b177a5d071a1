import { sql } from 'kysely';
import { z } from 'zod';
import { share } from '../value.ts';
import { defineMeasure } from './measure.ts';

/** Of the obstacles that were raised and not withdrawn, those solved. */
export const obstaclesSolved = defineMeasure({
  id: 'obstacles-solved',
  name: { vi: 'Khó khăn, vướng mắc đã giải quyết', en: 'Obstacles solved', id: 'Hambatan terselesaikan' },
  formula: {
    vi: 'Số vướng mắc đã giải quyết / Số vướng mắc đã nêu × 100',
    en: 'Obstacles solved / obstacles raised × 100',
    id: 'Hambatan terselesaikan / hambatan diajukan × 100',
  },
  unit: 'percent',
  better: 'higher',
  parameters: z.strictObject({ kind: z.enum(['procedures', 'facilities', 'data', 'people']).optional() }),
  right: 'obstacle.read',
  looksBack: true,
  async compute({ trx, place, day, parameters: { kind = null } }) {
    const { rows } = await sql<{ raised: number; solved: number }>`
      select count(*) as raised, count(*) filter (where solved_on <= ${day}::date) as solved from obstacle o
      where o.raised_on <= ${day}::date and o.state <> 'withdrawn' and o.agency <@ ${place.agency}::ltree and o.territory <@ ${place.territory}::ltree
        and (${kind}::text is null or o.kind = ${kind})`.execute(trx);
    return share(rows[0]?.solved ?? 0, rows[0]?.raised ?? 0);
  },
});
