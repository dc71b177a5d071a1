import { agreement } from './agreement.ts';
import { criterionScore } from './criterion-score.ts';
import { databaseStage } from './database-stage.ts';
import { databasesInStage } from './databases-in-stage.ts';

/** Every measure that a task can wait for. */
export const measures = {
  'database-stage': databaseStage,
  'databases-in-stage': databasesInStage,
  'criterion-score': criterionScore,
  agreement,
} as const;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as [MeasureName, ...MeasureName[]];
