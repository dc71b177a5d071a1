export { signCheckpoint } from './checkpoints.ts';
export { openAudit } from './open-audit.ts';
export { auditRoutes } from './routes.ts';
export { head as auditHead } from './store.ts';
export { verifyAudit } from './verify.ts';
