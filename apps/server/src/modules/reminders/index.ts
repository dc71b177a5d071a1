export { reminderRoutes } from './routes.ts';
export { dueUntil, momentOf, remindingDay } from './rules/moment.ts';
export type { ThingKind as ThingKindName } from './rules/rule.ts';
export { Receiver, ThingKind } from './rules/schema.ts';
export { sweep } from './sweep.ts';
export { thingOf } from './things/index.ts';
export { startReminding } from './worker.ts';
