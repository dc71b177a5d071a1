export { loadReadinessForm } from './load-form.ts';
export { readinessRoutes } from './routes.ts';
