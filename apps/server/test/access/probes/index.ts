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

/** Actions that no statement does, with the reason and the test of a module's own; the rest must have a probe. */
export const withoutStatement: Readonly<Record<string, readonly [reason: string, file: string]>> = {
  'audit.verify': ['the register itself reads the whole chain; the role has no right to', 'modules/audit/audit.test.ts'],
  'survey.import': ['the register itself files what was sent, as its owner', 'modules/surveys/import/import.test.ts'],
  'entity.search': ['records lie in files; the service decides on each', 'modules/entities/entities.test.ts'],
  'entity.read': ['records lie in files; the service decides on each', 'modules/entities/entities.test.ts'],
  'entity.reveal': ['records lie in files; the service decides on each', 'modules/entities/entities.test.ts'],
};
