export { findCases } from './list.ts';
export { caseRoutes } from './routes.ts';
