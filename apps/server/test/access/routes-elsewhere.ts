const sessions = 'modules/sessions/sessions.test.ts';
const accounts = 'modules/accounts/accounts.test.ts';
const obstacles = 'modules/obstacles/obstacles.test.ts';
const assessments = 'modules/assessments/assessments.test.ts';

/** Routes that ask for no right, with the reason. */
export const publicRoutes: Readonly<Record<string, string>> = {
  'GET /': 'the console’s pages, without data',
  'GET /openapi.json': 'the description of the API',
  'GET /health/live': 'whether the process answers',
  'GET /health/ready': 'whether it can work',
  'GET /metrics': 'figures of the process, without personal data',
  'GET /ways-in': 'how to sign in',
  'POST /session': 'signs in',
  'DELETE /session': 'ends the caller’s own session, found by its secret',
  'POST /session/provider': 'begins to sign in',
  'GET /session/provider/callback': 'ends to sign in',
  'POST /invitation/look-up': 'opened by the secret of an invitation',
  'POST /invitation/acceptance': 'opened by the secret of an invitation',
  'GET /demonstration/people': 'invented people of the demonstration; not found anywhere else',
  'POST /demonstration/session': 'signs in to the demonstration; not found anywhere else',
};

/** Routes that reach one's own things alone, or need a lake, a stream or figures of a survey: the file below `src` that tries them. */
export const routesTriedElsewhere: Readonly<Record<string, string>> = {
  'GET /session': sessions,
  'PATCH /session': sessions,
  'PUT /session/password': sessions,
  'POST /session/second-factor': sessions,
  'POST /session/second-factor/confirmation': sessions,
  'POST /session/second-factor/removal': sessions,
  'GET /sessions': accounts,
  'DELETE /sessions/:id': accounts,
  'GET /api-keys': accounts,
  'POST /api-keys': accounts,
  'DELETE /api-keys/:id': accounts,
  'GET /audit': 'modules/audit/audit.test.ts',
  'GET /audit/verification': 'modules/audit/audit.test.ts',
  'POST /entities/search': 'modules/entities/entities.test.ts',
  'POST /entities/:id/reading': 'modules/entities/entities.test.ts',
  'GET /obstacles': obstacles,
  'GET /obstacles/summary': obstacles,
  'GET /obstacles/similar': obstacles,
  'GET /obstacles/:id': obstacles,
  'GET /obstacles/:id/similar': obstacles,
  'GET /obstacles/:id/history': obstacles,
  'POST /obstacles': obstacles,
  'POST /obstacles/:id/actions': obstacles,
  'GET /jobs/:id/events': 'modules/jobs/jobs.test.ts',
  'POST /surveys/import': 'modules/surveys/import/import.test.ts',
  'GET /tasks/summary': 'modules/tasks/tasks.test.ts',
  'GET /tasks/waiting': 'modules/tasks/waiting.test.ts',
  'GET /runs/:id': assessments,
  'GET /runs/:id/attributes': assessments,
  'GET /runs/:id/since-last': assessments,
  'GET /runs/:id/changes': assessments,
  'GET /scorecards': assessments,
  'GET /databases/:id/scorecard': assessments,
  'GET /databases/:id/history': assessments,
  'GET /databases/:id/rules': assessments,
  'GET /databases/:id/tables': assessments,
  'GET /databases/:id/tables/:table': assessments,
  'GET /columns': assessments,
};
