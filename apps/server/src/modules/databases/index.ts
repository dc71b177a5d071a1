export { sourceVariable } from './connection/check-source.ts';
export { databaseRoutes } from './routes.ts';
export { Database, DatabaseId, DatabaseQuery, Grade } from './schema.ts';
export { listDatabases, readDatabase } from './service.ts';
