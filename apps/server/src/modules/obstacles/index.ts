export { obstacleRoutes } from './routes.ts';
