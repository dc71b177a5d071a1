export { end } from './claim.ts';
export { jobRoutes } from './routes.ts';
export { Job } from './schema.ts';
export { queueSurvey } from './service.ts';
export { type Jobs, type Perform, startJobs } from './worker.ts';
