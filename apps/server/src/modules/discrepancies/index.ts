export { type Loaded, loadDiscrepancies } from './load/load.ts';
export { forgetStaged, type SurveyedRun, stageDiscrepancies } from './load/stage.ts';
export { mayOn } from './reach.ts';
export { recount } from './recount.ts';
export { discrepancyRoutes } from './routes.ts';
export { Discrepancy, DiscrepancyQuery } from './schema.ts';
export { listDiscrepancies } from './service.ts';
export { type State, states, verbs, workflow } from './workflow.ts';
