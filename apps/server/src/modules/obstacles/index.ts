export { escalateOverdue } from './go-up.ts';
export { obstacleRoutes } from './routes.ts';
