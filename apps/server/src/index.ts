export { backUp } from './backup/back-up.ts';
export { restore } from './backup/restore.ts';
export { type Clock, clockAhead, systemClock } from './clock/clock.ts';
export { type Configuration, configure, type Settings } from './configuration.ts';
export { isForDemonstration } from './demonstration/mark.ts';
export { openAudit } from './modules/audit/index.ts';
export { RegisterError } from './register-error.ts';
export { type ServedRegister, serve } from './serve/serve.ts';
export { type RunningRegister, startRegister } from './start.ts';
