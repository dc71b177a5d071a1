export { programmeRoutes } from './routes.ts';
export { ensureProgramme, readProgramme } from './service.ts';
