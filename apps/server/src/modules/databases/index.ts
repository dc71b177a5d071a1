export { databaseRoutes } from './routes.ts';
export { changedMeanwhile, readDatabase } from './service.ts';
