export { monthEnd } from './day.ts';
export { findTasks } from './list.ts';
export { taskRoutes } from './routes.ts';
export { type ListedTask, TaskQuery } from './schema.ts';
export { listEvery } from './service.ts';
