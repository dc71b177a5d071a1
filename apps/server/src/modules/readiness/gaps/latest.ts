import type { z } from 'zod';
import type { Asked } from '../forms/service.ts';
import { listRounds } from '../rounds/store.ts';
import type { GapsQuery, ReadinessGaps } from './schema.ts';
import { readGaps } from './service.ts';

interface Latest {
  name: string;
  gaps: z.infer<typeof ReadinessGaps>;
}

/** The gaps of the latest round that had begun on a day and asked units within reach; null where none did. */
export async function latestGaps(asked: Asked, query: z.infer<typeof GapsQuery> & { asOf: string }): Promise<Latest | null> {
  for (const round of await listRounds(asked.trx, {})) {
    if (round.opened_on > query.asOf || round.asked === 0) continue;
    const gaps = await readGaps(asked, round.id, query);
    if (gaps.asked > 0) return { name: round.name, gaps };
  }
  return null;
}
