import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { Language } from '../../words/language.ts';

/** Every key figure on a day, in the reader's language. */
export function keyFiguresQuery(asOf: string | undefined, language: Language) {
  const query = { language, ...(asOf && { asOf }) };
  return queryOptions({
    queryKey: ['key-figures', query],
    queryFn: async () => (await dataOf(client.GET('/api/v1/key-figures', { params: { query } }))).items,
    placeholderData: keepPreviousData,
  });
}

export function keyFigureQuery(id: string, language: Language) {
  return queryOptions({
    queryKey: ['key-figures', id, language],
    queryFn: () => dataOf(client.GET('/api/v1/key-figures/{id}', { params: { path: { id }, query: { language } } })),
  });
}

/** A key figure over time, with what the path of targets asks. */
export function seriesQuery(id: string) {
  return queryOptions({
    queryKey: ['key-figures', id, 'series'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/key-figures/{id}/series', { params: { path: { id } } }))).items,
  });
}

/** What units counted, the last of each. */
export function reportsQuery(id: string) {
  return queryOptions({
    queryKey: ['key-figures', id, 'reports'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/key-figures/{id}/reports', { params: { path: { id } } }))).items,
  });
}
