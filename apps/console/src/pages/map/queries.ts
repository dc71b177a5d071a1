import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { ProvinceId } from './provinces.ts';

/** How far the units of a province are with their cases. */
export function progressQuery(province: ProvinceId | undefined) {
  return queryOptions({
    queryKey: ['cases', 'progress', province],
    queryFn: () => dataOf(client.GET('/api/v1/cases/progress', { params: { query: { limit: 500, ...(province && { province }) } } })),
    enabled: province !== undefined,
  });
}

/** What surveys found of each commune of a province, of one database or of all. */
export function communesQuery(province: ProvinceId | undefined, database: string | undefined) {
  const query = { province: province ?? '', ...(database !== undefined && { database }) };
  return queryOptions({
    queryKey: ['communes', query],
    queryFn: () => dataOf(client.GET('/api/v1/scorecards/communes', { params: { query } })),
    enabled: province !== undefined,
  });
}
