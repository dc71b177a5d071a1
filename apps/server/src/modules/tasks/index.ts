export { closeByRegister, reopenByRegister } from './by-register.ts';
export { monthEnd } from './day.ts';
export { figureOn } from './figures.ts';
export { findTasks } from './list.ts';
export { taskRoutes } from './routes.ts';
export { type ListedTask, TaskId, TaskQuery } from './schema.ts';
export { findTask, listEvery } from './service.ts';
