import type { Probe } from '../probe.ts';
import { accountProbes } from './accounts.ts';
import { agencyProbes } from './agencies.ts';
import { caseProbes } from './cases.ts';
import { auditProbes, databaseProbes, surveyProbes } from './databases.ts';
import { designationProbes } from './designations.ts';

/** Every module's probes. */
export const probes: readonly Probe[] = [
  ...accountProbes,
  ...agencyProbes,
  ...caseProbes,
  ...designationProbes,
  ...databaseProbes,
  ...surveyProbes,
  ...auditProbes,
];

/** Actions whose access a module's own tests try, with where; the rest must have a probe. */
export const triedElsewhere: Readonly<Record<string, string>> = {
  'obstacle.read': 'modules/obstacles/obstacles.test.ts',
  'obstacle.raise': 'modules/obstacles/obstacles.test.ts',
  'obstacle.solve': 'modules/obstacles/obstacles.test.ts',
  'key-figure.read': 'modules/key-figures/key-figures.test.ts',
  'key-figure.change': 'modules/key-figures/key-figures.test.ts',
  'key-figure.report': 'modules/key-figures/key-figures.test.ts',
  'report.read': 'modules/reports/reports.test.ts',
  'report.make': 'modules/reports/reports.test.ts',
  'report-template.change': 'modules/reports/reports.test.ts',
  'readiness.read': 'modules/readiness/readiness.test.ts',
  'readiness.change': 'modules/readiness/readiness.test.ts',
  'readiness.fill': 'modules/readiness/readiness.test.ts',
  'reminder.read': 'modules/reminders/reminders.test.ts',
  'reminder.change': 'modules/reminders/reminders.test.ts',
  'meeting.read': 'modules/meetings/meetings.test.ts',
  'meeting.hold': 'modules/meetings/meetings.test.ts',
  'webhook.read': 'modules/deliveries/deliveries.test.ts',
  'webhook.change': 'modules/deliveries/deliveries.test.ts',
  'delivery.read': 'modules/deliveries/deliveries.test.ts',
  'delivery.change': 'modules/deliveries/deliveries.test.ts',
  'programme.read': 'modules/tasks/tasks.test.ts',
  'programme.change': 'modules/tasks/tasks.test.ts',
  'task.read': 'modules/tasks/tasks.test.ts',
  'task.comment': 'modules/tasks/tasks.test.ts',
  'task.assign': 'modules/tasks/tasks.test.ts',
  'task.work': 'modules/tasks/tasks.test.ts',
  'task.verify': 'modules/tasks/tasks.test.ts',
  'audit.verify': 'modules/audit/audit.test.ts',
  'survey.import': 'modules/surveys/import/import.test.ts',
  'designation.consult': 'modules/designations/designations.test.ts',
  'designation.dispute': 'modules/designations/designations.test.ts',
  'entity.search': 'modules/entities/entities.test.ts',
  'entity.read': 'modules/entities/entities.test.ts',
  'entity.reveal': 'modules/entities/entities.test.ts',
};
