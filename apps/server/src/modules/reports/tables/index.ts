import { criteria, worse } from './criteria.ts';
import { databases, databasesByStage } from './databases.ts';
import { gaps, unitsReadiness } from './gaps.ts';
import { keyFigures } from './key-figures.ts';
import { obstacles } from './obstacles.ts';
import type { ReportTable } from './report-table.ts';
import { tasksByAgency, tasksByProgramme } from './task-counts.ts';
import { tasks } from './tasks.ts';
import { units } from './units.ts';

/** Every table that reports can show. */
export const tables: readonly ReportTable[] = [
  ...[tasks, tasksByProgramme, tasksByAgency, obstacles, databases, databasesByStage],
  ...[criteria, worse, units, keyFigures, gaps, unitsReadiness],
];

export function tableOf(id: string): ReportTable | undefined {
  return tables.find((table) => table.id === id);
}
