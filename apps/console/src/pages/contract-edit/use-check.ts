import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { usePaused } from '../../ui/index.ts';

export type Problem = Schema['ContractDraftProblem'];

/** The register looks once somebody pauses for this long, in milliseconds. */
const pause = 400;

/** What the register says of a draft. `ready`: it has seen all that is typed, and nothing refuses it. */
export function useCheck(id: string, text: string) {
  const paused = usePaused(text, pause);
  const check = useQuery({
    queryKey: ['database', id, 'contracts', 'check', paused],
    queryFn: () => dataOf(client.POST('/api/v1/databases/{id}/contracts/check', { params: { path: { id } }, body: { text: paused } })),
    placeholderData: keepPreviousData,
    gcTime: 0,
    refetchOnWindowFocus: true,
  });
  const seen = paused === text && check.data !== undefined && !check.isPlaceholderData;
  return { ...check, ready: seen && !check.data.problems.some(({ refuses }) => refuses) };
}
