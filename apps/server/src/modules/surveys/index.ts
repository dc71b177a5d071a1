export { fileRun } from './file-run.ts';
export { performSurvey, surveyAs } from './perform-survey.ts';
export { surveyRoutes } from './routes.ts';
