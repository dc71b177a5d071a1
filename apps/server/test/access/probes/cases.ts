import type { Probe } from '../probe.ts';

const stale = { version: -1, reason: 'thử' };

export const caseProbes: readonly Probe[] = [
  {
    action: 'case.read',
    http: (who, { caseId }) => who.get(`/cases/${caseId}`),
    statement: ({ caseId }) => `select id from cleaning_case where id = ${caseId}`,
  },
  {
    action: 'discrepancy.read',
    http: (who, { caseId }) => who.get(`/discrepancies?case=${caseId}`),
    statement: ({ caseId }) => `select id from discrepancy where case_id = ${caseId}`,
  },
  {
    action: 'case.comment',
    http: (who, { caseId }) => who.send('POST', `/cases/${caseId}/comments`, { text: 'thử' }),
    statement: ({ caseId }) =>
      `insert into case_event (case_id, account_id, verb) values (${caseId}, access.account_id(), 'comment') returning case_id`,
  },
  {
    action: 'case.mend',
    http: (who, { caseId }) => who.send('POST', `/cases/${caseId}/actions`, { ...stale, action: 'mend' }),
    statement: ({ caseId }) => `update discrepancy set state = 'mended' where case_id = ${caseId} and state = 'open' returning id`,
  },
  {
    action: 'case.verify',
    http: (who, { caseId }) => who.send('POST', `/cases/${caseId}/actions`, { ...stale, action: 'dismiss' }),
    statement: ({ caseId }) => `update discrepancy set state = 'dismissed' where case_id = ${caseId} and state = 'rejected' returning id`,
  },
  {
    action: 'case.assign',
    http: (who, { caseId }) => who.send('POST', `/cases/${caseId}/assignment`, { version: -1, unit: 'c14758' }),
    statement: ({ caseId }) => `select 1 where access.hand_case(${caseId}, 'c14758')`,
  },
];
