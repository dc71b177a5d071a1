export { queueDeliveries } from './outbox/queue-deliveries.ts';
export { deliveryRoutes } from './routes.ts';
export { startDelivering } from './worker.ts';
