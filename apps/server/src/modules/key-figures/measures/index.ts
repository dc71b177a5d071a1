export { criterionScore } from './criterion-score.ts';
export { databasesFormed } from './databases-formed.ts';
export { obstaclesSolved } from './obstacles-solved.ts';
export { recordsSettled } from './records-settled.ts';
export { tasksOnTime } from './tasks-on-time.ts';
