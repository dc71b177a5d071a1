import type { Probe } from '../probe.ts';

export const agencyProbes: readonly Probe[] = [
  {
    action: 'agency.read',
    everywhere: true,
    http: (who) => who.get('/agencies/c14758'),
    statement: () => `select id from agency where id = 'c14758'`,
  },
  {
    action: 'agency.change',
    http: (who) => who.send('PATCH', '/agencies/c14758', { code: null }),
    statement: () => `update agency set code = null where id = 'c14758' returning id`,
  },
];
