export { findCases } from './list.ts';
export { caseRoutes } from './routes.ts';
export { Case, CaseQuery } from './schema.ts';
export { listCases } from './service.ts';
