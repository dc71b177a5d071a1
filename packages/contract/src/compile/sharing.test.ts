import { expect, test } from 'vitest';
import type { Contract } from '../odcs/types.ts';
import { declaredSharing } from './sharing.ts';

const contract = (more: Partial<Contract>): Contract => ({
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'db',
  version: '1',
  status: 'active',
  ...more,
});

test('consumers are those of sharedWith and of the roles, each once; a server is a published service', () => {
  const customProperties = [{ property: 'sharedWith', value: ['health', 'education', 7] }];
  expect(
    declaredSharing(contract({ customProperties, roles: [{ role: 'health' }, { access: 'read' }], servers: [{ server: 'api', type: 'api' }] })),
  ).toEqual({
    consumers: ['health', 'education'],
    published: true,
  });
});

test('nothing is told where nothing is declared, whatever shape it has', () => {
  expect(declaredSharing(contract({}))).toBeNull();
  expect(declaredSharing(contract({ servers: {}, roles: 'all', customProperties: [{ property: 'sharedWith', value: 'health' }] }))).toBeNull();
});
