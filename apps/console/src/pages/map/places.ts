import { queryOptions } from '@tanstack/react-query';
import type { ProvinceId } from './provinces.ts';

/** A commune and its centroid in degrees. */
export interface Place {
  code: string;
  name: string;
  latitude: number;
  longitude: number;
}

const files = import.meta.glob<string>('./data/*.csv', { query: '?raw', import: 'default' });

/** The communes of a province; they come with the console. */
export function placesQuery(province: ProvinceId) {
  return queryOptions({
    queryKey: ['places', province],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => placesOf((await files[`./data/${province}.csv`]?.()) ?? ''),
  });
}

function placesOf(text: string): Place[] {
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => {
    const [code = '', name = '', latitude, longitude] = line.split(',');
    return { code, name, latitude: Number(latitude), longitude: Number(longitude) };
  });
}
