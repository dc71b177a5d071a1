export type { Catalog, Language, Run, SurveyResult } from './model.ts';
