export { taskListRoutes } from './routes.ts';
