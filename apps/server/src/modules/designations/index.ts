export { designationsInForce } from './in-force.ts';
export { designationRoutes } from './routes.ts';
