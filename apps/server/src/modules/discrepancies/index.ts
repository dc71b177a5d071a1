export { type Loaded, loadDiscrepancies } from './load/load.ts';
export { forgetStaged, type SurveyedRun, stageDiscrepancies } from './load/stage.ts';
