export { reminderRoutes } from './routes.ts';
export { dueUntil, remindingDay } from './rules/moment.ts';
export type { ThingKind as ThingKindName } from './rules/rule.ts';
export { Receiver, ThingKind } from './rules/schema.ts';
export { thingOf } from './things/index.ts';
export { startReminding } from './worker.ts';
