export { fileRun } from './file-run.ts';
export { performSurvey } from './perform-survey.ts';
export { surveyRoutes } from './routes.ts';
