import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

/** Templates, each in its newest version. */
export const templatesQuery = queryOptions({
  queryKey: ['report-templates'],
  queryFn: async () => (await dataOf(client.GET('/api/v1/report-templates'))).items,
});

export function templateQuery(id: string) {
  return queryOptions({
    queryKey: ['report-templates', id],
    queryFn: () => dataOf(client.GET('/api/v1/report-templates/{id}', { params: { path: { id } } })),
  });
}

/** A report of an agency as it would be made now. */
export function previewQuery(template: string, version: number, agency: string) {
  return queryOptions({
    queryKey: ['report-templates', template, 'preview', version, agency],
    queryFn: () => dataOf(client.GET('/api/v1/report-preview', { params: { query: { template, agency } } })),
  });
}
