export { sourceVariable } from './connection/check-source.ts';
export { databaseRoutes } from './routes.ts';
export { DatabaseId, Grade } from './schema.ts';
export { changedMeanwhile, readDatabase } from './service.ts';
