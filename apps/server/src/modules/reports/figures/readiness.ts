import { latestGaps } from '../../readiness/index.ts';
import { words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';

export const readinessFigures = {
  'readiness.round': words('Đợt khảo sát gần nhất', 'The latest round', 'Putaran terakhir'),
  'readiness.asked': words('Số đơn vị được hỏi', 'Units asked', 'Unit ditanya'),
  'readiness.answered': words('Số đơn vị đã trả lời', 'Units that answered', 'Unit yang menjawab'),
  'readiness.with-gaps': words('Số đơn vị còn thiếu hụt', 'Units with gaps', 'Unit dengan kekurangan'),
} as const;

/** The gaps of units at and below the agency in the latest round that asked any of them; null where none did. */
export function gapsOf({ asked, agency, asOf, language }: Look) {
  return latestGaps(asked, { asOf, language, ...(agency.path !== 'vn' && { agency: agency.id }) });
}

export async function gatherReadiness(look: Look): Promise<Figures> {
  const latest = await gapsOf(look);
  return {
    'readiness.round': latest?.name ?? null,
    'readiness.asked': latest?.gaps.asked ?? null,
    'readiness.answered': latest?.gaps.answered ?? null,
    'readiness.with-gaps': latest && latest.gaps.answered > 0 ? latest.gaps.withGaps : null,
  };
}
