export { loadResults, type NewRun, type SurveyedDatabase } from './load/load-results.ts';
export { type Results, readResults } from './load/read-results.ts';
export { assessmentRoutes } from './routes.ts';
