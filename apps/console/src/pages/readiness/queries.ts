import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { Language } from '../../words/language.ts';

/** Rounds in which units were asked, the latest first. */
export const roundsQuery = queryOptions({
  queryKey: ['readiness', 'rounds'],
  queryFn: async () => (await dataOf(client.GET('/api/v1/readiness/rounds'))).items,
});

/** What units lack in a round, named in the reader's language. */
export function gapsQuery(id: number, language: Language) {
  return queryOptions({
    queryKey: ['readiness', 'gaps', id, language],
    queryFn: () => dataOf(client.GET('/api/v1/readiness/rounds/{id}/gaps', { params: { path: { id }, query: { language } } })),
    placeholderData: keepPreviousData,
  });
}

/** The units that a round asks, and how far each is. */
export function unitsQuery(id: number) {
  return queryOptions({
    queryKey: ['readiness', 'units', id],
    queryFn: async () => (await dataOf(client.GET('/api/v1/readiness/rounds/{id}/units', { params: { path: { id } } }))).items,
  });
}
