export { monthEnd } from './day.ts';
export { figureOn } from './figures.ts';
export { findTasks } from './list.ts';
export { taskRoutes } from './routes.ts';
export { type ListedTask, TaskQuery } from './schema.ts';
export { listEvery } from './service.ts';
