export { findTasks } from './list.ts';
export { taskRoutes } from './routes.ts';
