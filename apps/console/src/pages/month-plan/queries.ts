import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

export interface PlanSearch {
  asOf?: string | undefined;
  year?: number | undefined;
  programme?: string | undefined;
  /** Only the hard ones, which are watched apart. */
  hard?: boolean | undefined;
  page?: number | undefined;
}

function asked({ asOf, year, programme, hard }: PlanSearch) {
  return { ...(asOf && { asOf }), ...(year && { year }), ...(programme && { programme }), ...(hard && { difficulty: 'hard' as const }) };
}

/** A year of tasks by the month in which they are due. */
export function planQuery(search: PlanSearch) {
  const query = asked(search);
  return queryOptions({
    queryKey: ['tasks', 'plan', query],
    queryFn: () => dataOf(client.GET('/api/v1/tasks/plan', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** The same by leading agency, a page at a time. */
export function agencyPlanQuery(search: PlanSearch) {
  const query = { ...asked(search), page: search.page ?? 1, pageSize: 50 };
  return queryOptions({
    queryKey: ['tasks', 'plan', 'agencies', query],
    queryFn: () => dataOf(client.GET('/api/v1/tasks/plan/agencies', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
