export { programmeRoutes } from './routes.ts';
export { readProgramme } from './service.ts';
