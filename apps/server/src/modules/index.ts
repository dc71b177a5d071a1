import type { FastifyInstance } from 'fastify';
import type { Register } from '../http/context.ts';
import { accountRoutes } from './accounts/index.ts';
import { agencyRoutes } from './agencies/index.ts';
import { assessmentRoutes } from './assessments/index.ts';
import { auditRoutes } from './audit/index.ts';
import { caseRoutes } from './cases/index.ts';
import { databaseRoutes } from './databases/index.ts';
import { deliveryRoutes } from './deliveries/index.ts';
import { designationRoutes } from './designations/index.ts';
import { discrepancyRoutes } from './discrepancies/index.ts';
import { entityRoutes } from './entities/index.ts';
import { evidenceRoutes } from './evidence/index.ts';
import { exportRoutes } from './exports/index.ts';
import { jobRoutes } from './jobs/index.ts';
import { keyFigureRoutes } from './key-figures/index.ts';
import { meetingRoutes } from './meetings/index.ts';
import { notificationRoutes } from './notifications/index.ts';
import { obstacleRoutes } from './obstacles/index.ts';
import { programmeRoutes } from './programmes/index.ts';
import { readinessRoutes } from './readiness/index.ts';
import { reminderRoutes } from './reminders/index.ts';
import { reportRoutes } from './reports/index.ts';
import { searchRoutes } from './search/index.ts';
import { sessionRoutes } from './sessions/index.ts';
import { surveyRoutes } from './surveys/index.ts';
import { taskListRoutes } from './task-lists/index.ts';
import { taskRoutes } from './tasks/index.ts';

/** Every module's routes. */
export const modules: readonly ((app: FastifyInstance, register: Register) => void)[] = [
  sessionRoutes,
  accountRoutes,
  agencyRoutes,
  databaseRoutes,
  discrepancyRoutes,
  caseRoutes,
  designationRoutes,
  entityRoutes,
  assessmentRoutes,
  surveyRoutes,
  jobRoutes,
  obstacleRoutes,
  readinessRoutes,
  keyFigureRoutes,
  reportRoutes,
  programmeRoutes,
  taskRoutes,
  taskListRoutes,
  evidenceRoutes,
  reminderRoutes,
  notificationRoutes,
  meetingRoutes,
  deliveryRoutes,
  searchRoutes,
  exportRoutes,
  auditRoutes,
];
