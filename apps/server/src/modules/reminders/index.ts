export { reminderRoutes } from './routes.ts';
export { Receiver, ThingKind } from './rules/schema.ts';
export { thingOf } from './things/index.ts';
export { startReminding } from './worker.ts';
