import type { Probe } from '../probe.ts';

const stale = { version: -1, reason: 'thử' };

export const designationProbes: readonly Probe[] = [
  {
    action: 'designation.read',
    everywhere: true,
    http: (who, { designationId }) => who.get(`/designations/${designationId}`),
    statement: ({ designationId }) => `select id from designation where id = '${designationId}'`,
  },
  {
    action: 'designation.propose',
    http: (who, { designationId }) => who.send('POST', `/designations/${designationId}/actions`, { ...stale, action: 'withdraw' }),
    statement: ({ designationId }) => `update designation set status = 'withdrawn' where id = '${designationId}' returning id`,
  },
  {
    action: 'designation.decide',
    http: (who, { designationId }) => who.send('POST', `/designations/${designationId}/actions`, { ...stale, action: 'refuse' }),
    statement: ({ designationId }) => `update designation set status = 'refused' where id = '${designationId}' returning id`,
  },
];
