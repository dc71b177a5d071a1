import type { z } from 'zod';
import type { Case } from '../cases/index.ts';
import type { Database } from '../databases/index.ts';
import type { Discrepancy } from '../discrepancies/index.ts';
import type { Column } from './column.ts';
import { said } from './words/index.ts';

export const caseColumns: readonly Column<z.infer<typeof Case>>[] = [
  { head: 'case', cell: ({ id }) => id, width: 10 },
  { head: 'database', cell: ({ database }) => database.name, width: 32 },
  { head: 'table', cell: ({ table }) => table },
  { head: 'column', cell: ({ column }) => column },
  { head: 'kind', cell: ({ kind }, words) => said(words.kind, kind), width: 20 },
  { head: 'severity', cell: ({ severity }, words) => said(words.severity, severity), width: 10 },
  { head: 'unit', cell: ({ unit }) => unit.name, width: 36 },
  { head: 'assignee', cell: ({ assignee }) => assignee?.name ?? null, width: 24 },
  { head: 'state', cell: ({ status }, words) => said(words.caseStatus, status) },
  { head: 'records', cell: ({ records }) => records, width: 10 },
  { head: 'toDo', cell: ({ counts }) => counts.open + counts.reopened + counts.confirmed, width: 12 },
  { head: 'opened', cell: ({ openedOn }) => openedOn, day: true },
  { head: 'due', cell: ({ due }) => due, day: true },
  { head: 'left', cell: ({ workingDaysLeft }) => workingDaysLeft },
];

export const discrepancyColumns: readonly Column<z.infer<typeof Discrepancy>>[] = [
  { head: 'database', cell: ({ databaseId }) => databaseId, width: 20 },
  { head: 'table', cell: ({ table }) => table },
  { head: 'column', cell: ({ column }) => column },
  { head: 'record', cell: ({ record }) => record, width: 28 },
  { head: 'kind', cell: ({ kind }, words) => said(words.kind, kind), width: 20 },
  { head: 'severity', cell: ({ severity }, words) => said(words.severity, severity), width: 10 },
  { head: 'observed', cell: ({ observed }) => observed, width: 28 },
  { head: 'expected', cell: ({ expected }) => expected, width: 28 },
  { head: 'state', cell: ({ state }, words) => said(words.recordState, state) },
  { head: 'case', cell: ({ caseId }) => caseId, width: 10 },
];

export const databaseColumns: readonly Column<z.infer<typeof Database>>[] = [
  { head: 'id', cell: ({ id }) => id },
  { head: 'name', cell: ({ name }) => name, width: 44 },
  { head: 'owner', cell: ({ ownerName }) => ownerName, width: 32 },
  { head: 'level', cell: ({ level }, words) => said(words.level, level) },
  { head: 'maturity', cell: ({ maturity }) => maturity, width: 8 },
  { head: 'stage', cell: ({ stage }, words) => said(words.stage, stage), width: 18 },
  { head: 'score', cell: ({ score }) => score, width: 10 },
  { head: 'due', cell: ({ due }) => due, day: true },
  { head: 'asOf', cell: ({ asOf }) => asOf, day: true },
];
