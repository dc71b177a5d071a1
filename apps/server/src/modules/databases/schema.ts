import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';

const DatabaseLevel = z.enum(['national', 'sectoral', 'provincial', 'local']).meta({ id: 'DatabaseLevel' });
const DatabaseStage = z.enum(['not-begun', 'deploying', 'late', 'formed', 'retired']).meta({ id: 'DatabaseStage' });
const Maturity = z.enum(['A', 'B', 'C']).meta({ id: 'Maturity', description: 'A: central and stable; B: partly digitised; C: not deployed' });
const Sensitivity = z.enum(['open', 'shared', 'internal', 'secret']).meta({ id: 'Sensitivity' });
export const Grade = z.enum(['green', 'amber', 'red']).meta({ id: 'Grade' });

const Milestone = z
  .object({ name: z.string().min(1).max(300), due: z.iso.date().nullable(), doneOn: z.iso.date().nullable() })
  .meta({ id: 'Milestone' });

/** What those who answer for a database say about it. */
const told = {
  name: z.string().min(1).max(300),
  surveyName: z.string().min(1).max(100).nullable().describe('What surveys call it'),
  ownerId: z.string().describe('The agency that answers for it'),
  level: DatabaseLevel,
  legalBasis: z.string().max(1000).nullable(),
  maturity: Maturity.nullable(),
  stage: DatabaseStage,
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  due: z.iso.date().nullable().describe('When it is to be formed'),
  platform: z.string().max(300).nullable(),
  securityLevel: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
    .nullable()
    .describe('Level of security of its information system, as approved'),
  sensitivity: Sensitivity,
  roadmap: z.array(Milestone).max(100),
};

/** A database as the register knows it. */
export const Database = z
  .object({
    id: z.string(),
    ...told,
    ownerName: z.string(),
    agency: z.string().describe('The owner as a path'),
    territory: z.string(),
    asOf: z.iso.date().nullable().describe('The day that its data was from when it was last read'),
    lastRunId: z.uuid().nullable().describe('The last run that read it'),
    score: z.number().nullable().describe('Of the last run, 0 to 100; null where not measured or not yours to see'),
    grade: Grade.nullable(),
    assessedAt: z.iso.datetime().nullable(),
    version: z.int().describe('Goes up with each change'),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'Database' });

export const DatabaseId = z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/) });

const LevelQuery = z
  .enum([...DatabaseLevel.options, 'central'])
  .optional()
  .describe('`central`: national or sectoral');
export const DatabaseQuery = PageQuery.extend({
  owner: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/)
    .optional()
    .describe('Owned by this agency or one below it'),
  level: LevelQuery,
  maturity: Maturity.optional(),
  stage: DatabaseStage.optional(),
  grade: Grade.optional(),
  assessed: z.stringbool().optional().describe('Only those that a run has read'),
  search: z.string().max(100).optional().describe('A part of the name or id, with or without accents'),
});

export const DatabaseSummaryQuery = z.object({ level: LevelQuery });

export const DatabasePage = pageOf(Database).meta({ id: 'DatabasePage' });

export const NewDatabase = z
  .object({
    id: DatabaseId.shape.id,
    ...told,
    surveyName: told.surveyName.default(null),
    legalBasis: told.legalBasis.default(null),
    maturity: told.maturity.default(null),
    stage: told.stage.default('not-begun'),
    priority: told.priority.default(null),
    due: told.due.default(null),
    platform: told.platform.default(null),
    securityLevel: told.securityLevel.default(null),
    sensitivity: told.sensitivity.default('internal'),
    roadmap: told.roadmap.default([]),
  })
  .meta({ id: 'NewDatabase' });

export const DatabaseChange = z
  .object({ ...told })
  .partial()
  .extend({ version: z.int().describe('The version that was read; another one by now is answered with CHANGED_MEANWHILE') })
  .meta({ id: 'DatabaseChange' });

/** How many databases there are, by what tells how far the country is. */
export const DatabaseSummary = z
  .object({
    total: z.int(),
    byStage: z.record(DatabaseStage, z.int()),
    byMaturity: z.object({ A: z.int(), B: z.int(), C: z.int(), unknown: z.int() }),
    byGrade: z.object({ green: z.int(), amber: z.int(), red: z.int(), notMeasured: z.int() }),
  })
  .meta({ id: 'DatabaseSummary' });
