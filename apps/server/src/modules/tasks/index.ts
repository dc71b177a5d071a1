export { figureOn } from './figures.ts';
export { taskRoutes } from './routes.ts';
