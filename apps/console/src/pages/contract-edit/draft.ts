import { queryOptions } from '@tanstack/react-query';
import { stringify } from 'yaml';
import { client, dataOf } from '../../api/client.ts';

/** What somebody is writing. */
export interface Draft {
  text: string;
  /** The version that was in force when they began; 0 for none. */
  basedOn: number;
  /** Why it changes. */
  note: string;
}

/** The version in force as a beginning; null where there is none. */
export function textInForceQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['database', id, 'contracts', 'draft', number],
    queryFn: async (): Promise<Draft | null> => {
      if (number === 0) return null;
      const { text } = await dataOf(client.GET('/api/v1/databases/{id}/contracts/{number}', { params: { path: { id, number } } }));
      return { text, basedOn: number, note: '' };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The frame of a contract, where there is none yet. */
export function firstDraft(id: string, name: string): Draft {
  const frame = { apiVersion: 'v3.1.0', kind: 'DataContract', id, name, version: '1.0.0', status: 'draft', schema: [] };
  return { text: stringify(frame), basedOn: 0, note: '' };
}
