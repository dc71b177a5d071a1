export { evidenceRoutes } from './routes.ts';
export { weigh, weighAfter } from './weigh.ts';
