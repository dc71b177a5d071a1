import type { Action } from '../../src/access/roles.ts';
import { targetPlace } from './probe.ts';
import type { RouteTargets } from './route-targets.ts';

/** How a route is tried on the targets: what it takes there, and what shows that it let the caller in. What changes something names a stale version, or what is there. */
export interface RouteProbe {
  route: string;
  /** What decides at the place of the target; the route itself may ask for less. */
  right: Action;
  /** Whether it reaches everything once it is held anywhere. */
  everywhere?: true;
  query?: string;
  body?: (targets: RouteTargets) => object;
  /** A part of the answer that is there only where the target was reached; otherwise any answer but a refusal counts. */
  shows?: (targets: RouteTargets) => string;
}

const version = -1;
const chosen = ({ cases }: RouteTargets) => ({
  cases: [{ id: Number(cases), version }],
});
const reached = () => 'CHANGED_MEANWHILE';
const reads = (right: Action, routes: readonly string[], more: Partial<RouteProbe> = {}): RouteProbe[] =>
  routes.map((route) => ({ route: `GET ${route}`, right, ...more }));

export const routeProbes: readonly RouteProbe[] = [
  ...reads('agency.read', ['/agencies', '/agencies/:id'], { everywhere: true }),
  {
    route: 'POST /agencies',
    right: 'agency.change',
    body: () => ({
      id: 'c14758',
      kind: 'department',
      name: 'x',
      parent: 'c14758',
    }),
  },
  {
    route: 'PATCH /agencies/:id',
    right: 'agency.change',
    body: () => ({ code: null }),
  },

  ...reads('account.read', ['/roles'], { everywhere: true }),
  ...reads('account.read', ['/accounts'], {
    shows: ({ accounts = '' }) => accounts,
    query: 'search=held',
  }),
  ...reads('account.read', ['/accounts/:id']),
  {
    route: 'POST /accounts',
    right: 'account.change',
    body: () => ({ login: 'held', name: 'x', agencyId: 'c14758' }),
  },
  {
    route: 'PATCH /accounts/:id',
    right: 'account.change',
    body: () => ({ version, name: 'x' }),
  },
  { route: 'DELETE /accounts/:id/second-factor', right: 'account.change' },
  { route: 'POST /accounts/:id/invitations', right: 'account.change' },
  {
    route: 'POST /accounts/:id/grants',
    right: 'account.grant',
    body: () => ({
      role: 'auditor',
      agency: targetPlace,
      territory: targetPlace,
      validFrom: '2020-01-01',
    }),
  },
  {
    route: 'POST /accounts/:id/grants/:grantId/end',
    right: 'account.grant',
    body: () => ({ lastDay: null }),
  },

  ...reads('database.read', ['/databases', '/databases/summary', '/databases/:id', '/databases/:id/contracts', '/databases/:id/contracts/:number'], {
    everywhere: true,
  }),
  ...reads('database.read', ['/databases/:id/contracts/:number/differences'], {
    everywhere: true,
    query: 'from=1',
  }),
  {
    route: 'POST /databases',
    right: 'database.change',
    body: () => ({
      id: 'target',
      name: 'x',
      ownerId: 'c14758',
      level: 'local',
    }),
  },
  {
    route: 'PATCH /databases/:id',
    right: 'database.change',
    body: () => ({ version, name: 'x' }),
  },
  ...reads('connection.read', ['/databases/:id/connection']),
  {
    route: 'PUT /databases/:id/connection',
    right: 'connection.change',
    body: () => ({ version, source: 'x' }),
  },
  {
    route: 'POST /databases/:id/contracts',
    right: 'contract.change',
    body: () => ({ text: 'x' }),
  },
  {
    route: 'POST /databases/:id/contracts/check',
    right: 'contract.change',
    body: () => ({ text: 'x' }),
    shows: () => 'CONTRACT_INVALID',
  },

  ...reads('discrepancy.read', ['/discrepancies'], { shows: () => '"open"' }),
  ...reads('case.read', ['/cases'], { shows: ({ cases }) => `"id":${cases},` }),
  ...reads('case.read', ['/cases/:id', '/cases/:id/history', '/cases/:id/people']),
  ...reads('case.read', ['/cases/progress'], { shows: () => '"all":1' }),
  ...reads('case.read', ['/cases/tally'], { shows: () => '"active":1' }),
  {
    route: 'POST /cases/:id/actions',
    right: 'case.mend',
    body: () => ({ action: 'mend', version, reason: 'x' }),
  },
  {
    route: 'POST /cases/actions',
    right: 'case.mend',
    body: (to) => ({ action: 'mend', reason: 'x', ...chosen(to) }),
    shows: reached,
  },
  {
    route: 'POST /cases/:id/assignment',
    right: 'case.assign',
    body: () => ({ version, unit: 'c14758' }),
  },
  {
    route: 'POST /cases/assignment',
    right: 'case.assign',
    body: (to) => ({ unit: 'c14758', ...chosen(to) }),
    shows: reached,
  },
  {
    route: 'POST /cases/:id/comments',
    right: 'case.comment',
    body: () => ({ text: 'x' }),
  },

  ...reads('designation.read', ['/designations', '/designations/:id', '/designations/conflicts'], { everywhere: true }),
  {
    route: 'POST /designations/:id/actions',
    right: 'designation.propose',
    body: () => ({ action: 'withdraw', version, reason: 'x' }),
  },
  {
    route: 'POST /designations/:id/opinions',
    right: 'designation.consult',
    body: () => ({ database: 'target', opinion: 'agree' }),
  },
  {
    route: 'POST /designations',
    right: 'designation.propose',
    body: ({ runs }) => ({
      run: runs,
      attribute: 'b',
      original: { database: 'target', table: 't', column: 'c' },
    }),
  },

  ...reads('survey.read', ['/runs'], { shows: ({ runs = '' }) => runs }),
  ...reads('survey.read', ['/runs/:id/plan']),
  ...reads('survey.read', ['/scorecards/changes'], { shows: () => '"databases":1' }),
  ...reads('survey.read', ['/scorecards/communes'], { query: 'province=p38', shows: () => '"id":"c14758"' }),
  ...reads('survey.read', ['/surveys'], {
    shows: ({ surveys = '' }) => surveys,
  }),
  ...reads('survey.read', ['/surveys/:id']),
  {
    route: 'POST /surveys',
    right: 'survey.run',
    body: () => ({ name: 'x', agencyId: 'c14758', databaseIds: ['target'] }),
  },
  {
    route: 'PATCH /surveys/:id',
    right: 'survey.run',
    body: () => ({ version, name: 'x' }),
  },
  { route: 'POST /surveys/:id/jobs', right: 'survey.run' },
  ...reads('job.read', ['/jobs'], { shows: ({ jobs = '' }) => jobs }),
  ...reads('job.read', ['/jobs/:id']),
  { route: 'POST /jobs/:id/cancel', right: 'survey.run' },
  { route: 'POST /jobs/:id/retry', right: 'survey.run' },

  ...reads('programme.read', ['/programmes', '/programmes/:id'], {
    everywhere: true,
  }),
  {
    route: 'POST /programmes',
    right: 'programme.change',
    body: () => ({
      id: 'target',
      kind: 'plan',
      number: '1',
      name: 'x',
      agencyId: 'c14758',
    }),
  },
  {
    route: 'PATCH /programmes/:id',
    right: 'programme.change',
    body: () => ({ version, name: 'x' }),
  },
  ...reads('task.read', ['/tasks'], { query: 'below=true', shows: ({ tasks }) => `"id":${tasks},` }),
  ...reads('task.read', ['/tasks/:id', '/tasks/:id/history', '/tasks/:id/people', '/tasks/:id/forecast', '/tasks/:id/causes']),
  {
    route: 'POST /tasks',
    right: 'task.assign',
    body: () => ({
      programmeId: 'target',
      number: '1',
      title: 'x',
      resultKind: 'document',
      agencyId: 'c14758',
      due: '2025-12-01',
    }),
  },
  {
    route: 'PATCH /tasks/:id',
    right: 'task.assign',
    body: () => ({ version, title: 'x' }),
  },
  {
    route: 'POST /tasks/:id/actions',
    right: 'task.work',
    body: () => ({ action: 'accept', version }),
  },
  {
    route: 'POST /tasks/:id/comments',
    right: 'task.comment',
    body: () => ({ text: 'x' }),
  },
];
