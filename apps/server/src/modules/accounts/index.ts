export { accountRoutes } from './routes.ts';
export { readAccount } from './service.ts';
