import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { notFound } from '../../../register-error.ts';
import { DatabaseId } from '../../databases/index.ts';
import { listScoreChanges } from './changes.ts';
import {
  DatabaseScorecard,
  RulePage,
  RuleQuery,
  RunOf,
  ScoreChanges,
  ScoreChangesQuery,
  ScorecardPage,
  ScorecardQuery,
  ScoreHistory,
} from './schema.ts';
import * as store from './store.ts';

/** Scores of databases: now, by rule, and how they came about. */
export function scorecardRoutes(app: FastifyInstance, register: Register): void {
  const common = { method: 'GET', tag: 'scorecards', action: 'survey.read' } as const;
  route(app, register, {
    ...common,
    url: '/scorecards',
    operationId: 'listScorecards',
    repeats: true,
    summary: 'Scores of databases by criterion',
    query: ScorecardQuery,
    response: ScorecardPage,
    handler: ({ trx, query }) => store.listScorecards(trx, query),
  });
  route(app, register, {
    ...common,
    url: '/scorecards/changes',
    operationId: 'listScoreChanges',
    summary: 'What got worse and better in the last days, by database and criterion',
    query: ScoreChangesQuery,
    response: ScoreChanges,
    handler: ({ trx, query, clock }) => listScoreChanges(trx, new Date(clock.now().getTime() - query.days * 86_400_000)),
  });
  route(app, register, {
    ...common,
    url: '/databases/:id/scorecard',
    operationId: 'readScorecard',
    repeats: true,
    summary: 'Scores of one database and its tables',
    params: DatabaseId,
    query: RunOf,
    response: DatabaseScorecard,
    async handler({ trx, params, query }) {
      const scorecard = await store.findScorecard(trx, params.id, query.run);
      if (!scorecard) throw notFound('scorecard', params.id);
      return scorecard;
    },
  });
  route(app, register, {
    ...common,
    url: '/databases/:id/history',
    operationId: 'listScoreHistory',
    repeats: true,
    summary: 'Scores of one database, run by run, the newest first',
    params: DatabaseId,
    response: ScoreHistory,
    handler: async ({ trx, params }) => ({ items: await store.listHistory(trx, params.id) }),
  });
  route(app, register, {
    ...common,
    url: '/databases/:id/rules',
    operationId: 'listRules',
    repeats: true,
    summary: 'What each rule found in one database',
    params: DatabaseId,
    query: RuleQuery,
    response: RulePage,
    handler: ({ trx, params, query }) => store.listRules(trx, params.id, query),
  });
}
