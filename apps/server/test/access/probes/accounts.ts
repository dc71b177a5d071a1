import type { Probe } from '../probe.ts';
import { targetPlace } from '../probe.ts';

/** The account is one of the target's agency; a role is granted in an agency that is not there. */
export const accountProbes: readonly Probe[] = [
  {
    action: 'account.read',
    http: (who, { accountId }) => who.get(`/accounts/${accountId}`),
    statement: ({ accountId }) => `select id from account where id = '${accountId}'`,
  },
  {
    action: 'account.change',
    http: (who, { accountId }) => who.send('PATCH', `/accounts/${accountId}`, { name: 'x', version: -1 }),
    statement: ({ accountId }) => `update account set email = 'x@example.vn' where id = '${accountId}' returning id`,
  },
  {
    action: 'account.grant',
    http: (who, { accountId }) =>
      who.send('POST', `/accounts/${accountId}/grants`, { role: 'auditor', agency: `${targetPlace}.nowhere`, territory: targetPlace }),
    statement: ({ accountId }) => `insert into role_grant (account_id, role, agency, territory, granted_by)
      values ('${accountId}', 'auditor', '${targetPlace}', '${targetPlace}', access.account_id()) returning id`,
  },
  {
    action: 'self.read',
    everywhere: true,
    http: (who) => who.get('/session'),
    statement: () => 'select id from access.session where account_id = access.account_id()',
  },
  {
    action: 'self.change',
    everywhere: true,
    http: (who) => who.send('POST', '/api-keys', { label: 'x', actions: ['none of these'] }),
    statement: () => 'update access.session set ended_at = access.now() where account_id = access.account_id() returning id',
  },
];
