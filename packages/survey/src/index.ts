export { parseArgument } from './config/parse-argument.ts';
export { readConfig } from './config/read-config.ts';
export type { DatabaseRequest, SurveyRequest } from './config/request.ts';
export type { Comparison } from './history/comparison.ts';
export { type LinkRequest, type LinkSummary, runLink } from './link/run-link.ts';
export type { Catalog, Language, Run, SurveyResult } from './model.ts';
export { runSurvey, type SurveyOptions } from './run-survey.ts';
export { type StageName, type SurveyEvent, stageNames } from './stages/progress.ts';
export { SurveyError } from './survey-error.ts';
