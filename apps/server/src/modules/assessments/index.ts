export { loadCommunes } from './load/load-communes.ts';
export { loadResults, type NewRun } from './load/load-results.ts';
export { readResults } from './load/read-results.ts';
export { assessmentRoutes } from './routes.ts';
export { listAttributes } from './runs/service.ts';
