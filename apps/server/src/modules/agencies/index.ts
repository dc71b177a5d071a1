export { loadAgencies } from './load-agencies.ts';
export { agencyRoutes } from './routes.ts';
export { readAgency } from './service.ts';
